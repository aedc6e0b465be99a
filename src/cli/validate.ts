import { isAbsolute, relative, resolve, sep } from 'node:path'
import process from 'node:process'
import { Option, type Command } from 'commander'
import { openParseCache } from '../adapters/disk/parse-cache.ts'
import { readProject, type Project } from '../adapters/disk/project.ts'
import { Unreadable } from '../adapters/disk/unreadable.ts'
import { load } from '../config/load.ts'
import type { ParseCache } from '../config/parse-cache.ts'
import { titleOf } from '../config/title.ts'
import type { Finding } from '../model/finding.ts'
import { across } from '../review/across.ts'
import * as reporters from '../review/report/index.ts'
import { counted } from '../review/reporter.ts'
import { globalsOf } from './globals.ts'
import { keptResult } from './kept-result.ts'
import { unknown } from './named.ts'
import { paintFor } from './paint.ts'
import { scriptFindings } from './script-findings.ts'

interface Options {
  readonly env?: string
  readonly format: keyof typeof reporters
}

/** `poolwright validate`: every mistake of a project, each at its line. */
export function register(program: Command): void {
  program
    .command('validate')
    .argument('[paths...]', 'tell only what is found in these files and folders')
    .description(
      'Find every mistake in the project, at its line. Scripts are compiled and none is run; nothing is fetched.',
    )
    .option('--env <name>', 'in this environment, instead of in each')
    .addOption(
      new Option('--format <format>', 'how it is said')
        .choices(Object.keys(reporters).sort())
        .default('pretty'),
    )
    .addHelpText('after', examples)
    .action(validate)
}

const examples = `
Examples:
  $ poolwright validate
  $ poolwright validate pools/customers.pool.yaml --env prod
  $ poolwright validate --format github`

async function validate(paths: readonly string[], { env, format }: Options, command: Command) {
  const { json, quiet, cwd } = globalsOf(command)
  const project = await readProject(cwd)
  const titles = project.files.map(({ path }) => titleOf(path))
  const declared = titles.flatMap(({ kind, name }) => (kind === 'env' ? [name] : []))
  if (env !== undefined && !declared.includes(env)) unknown('environment', env, declared, command)
  const environments = env === undefined ? declared : [env]

  const cache = openParseCache(project.root)
  const declarations = keptResult(project, environments, cache, () => check(project, environments, cache))
  const scripts = await scriptFindings(project, cache)
  const { notes } = declarations
  const findings = [...declarations.findings, ...scripts.findings]

  const wanted = selection(project, paths, cwd)
  const told = findings.filter(({ at }) => wanted(at.file))
  const ok = told.every(({ severity }) => severity !== 'error')
  const kinds = [...new Set(titles.flatMap(({ kind }) => kind ?? []))].sort()
  const scope = [
    counted(project.files.length, 'file'),
    counted(kinds.length, 'kind'),
    counted(environments.length, 'environment'),
  ]
  const said = json ? 'json' : format
  const placed = said === 'github' ? inRepository(project.root) : (finding: Finding) => finding
  const text = reporters[said](
    {
      command: 'validate',
      ok,
      findings: told.map(placed),
      notes: quiet ? [] : notes.filter(({ at }) => wanted(at.file)).map(placed),
      texts: new Map([...project.files.map(({ path, text }) => [path, text] as const), ...scripts.texts]),
      scope: quiet ? '' : scope.join(', '),
      data: { files: project.files.length, kinds, environments },
    },
    paint,
  )
  if (text) process.stdout.write(`${text}\n`)
  if (!ok) process.exitCode = 1
}

/** What is found in every environment; in none, where none is declared. */
function check(project: Project, environments: readonly string[], cache: ParseCache) {
  const asked: readonly (string | undefined)[] = environments.length ? environments : [undefined]
  const loaded = asked.map(
    (env) => [env ?? '', load({ ...project, cache, ...(env !== undefined && { env }) })] as const,
  )
  const of = (part: 'findings' | 'notes') => across(new Map(loaded.map(([env, each]) => [env, each[part]])))
  return { findings: of('findings'), notes: of('notes') }
}

/** Names files as a pull request does, which knows nothing of the folder that the project has in its repository. */
function inRepository(root: string): (finding: Finding) => Finding {
  const repository = process.env['GITHUB_WORKSPACE'] || process.cwd()
  const folder = relative(resolve(repository), resolve(root)).split(sep).join('/')
  if (folder === '' || folder.startsWith('..') || isAbsolute(folder)) return (finding) => finding
  return (finding) => ({ ...finding, at: { ...finding.at, file: `${folder}/${finding.at.file}` } })
}

/** Which files the author asked about; all, where he named none. */
function selection(
  { root, files, scripts }: Project,
  paths: readonly string[],
  cwd: string,
): (file: Finding['at']['file']) => boolean {
  const asked = paths.map((path) => {
    const inside = relative(root, resolve(cwd, path)).split(sep).join('/')
    const holds = (file: string) => inside === '' || file === inside || file.startsWith(`${inside}/`)
    if (!files.some((file) => holds(file.path)) && ![...scripts].some(holds))
      throw new Unreadable(`\`${path}\` is no file of the project in \`${root}\``)
    return holds
  })
  return (file) => asked.length === 0 || asked.some((holds) => holds(file))
}

const paint = paintFor(process.stdout)
