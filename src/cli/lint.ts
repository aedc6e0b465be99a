import { posix } from 'node:path'
import process from 'node:process'
import { Option, type Command } from 'commander'
import { openParseCache } from '../adapters/disk/parse-cache.ts'
import { readProject } from '../adapters/disk/project.ts'
import { severities, type Severity } from '../model/finding.ts'
import { lintProject } from '../review/lint/lint-project.ts'
import { parseScript } from '../review/lint/parse-script.ts'
import type { Format } from '../review/report/index.ts'
import { counted } from '../review/reporter.ts'
import { rules } from '../review/rules/rules.ts'
import { chosenFiles } from './chosen-files.ts'
import { globalsOf } from './globals.ts'
import { folderInRepository } from './in-repository.ts'
import { keptResult } from './kept-result.ts'
import { lookedAt } from './looked-at.ts'
import { formatOption, sayReport } from './say-report.ts'
import { scriptFindings } from './script-findings.ts'
import { scriptTexts } from './script-texts.ts'

interface Options {
  readonly env?: string
  readonly failOn: Severity
  readonly format: Format
}

/** `poolwright lint`: every mistake of a project, and what a reviewer should know of it. */
export function register(program: Command): void {
  program
    .command('lint')
    .argument('[paths...]', 'tell only what is found in these files and folders')
    .description(
      'Find mistakes, and what is risky though it is none, at its line. Nothing is fetched and no secret is read.',
    )
    .option('--env <name>', 'in this environment, instead of in each')
    .addOption(
      new Option('--fail-on <severity>', 'from which severity on a finding fails')
        .choices(severities)
        .default('error'),
    )
    .addOption(formatOption())
    .addHelpText('after', examples)
    .action(lintCommand)
}

const examples = `
Examples:
  $ poolwright lint
  $ poolwright lint pools/customers.pool.yaml --env prod
  $ poolwright lint --fail-on warning --format github`

async function lintCommand(paths: readonly string[], options: Options, command: Command) {
  const { json, quiet, cwd } = globalsOf(command)
  const { env, failOn, format } = options
  const project = await readProject(cwd)
  const { environments, kinds, counts } = lookedAt(project, env, command)

  const cache = openParseCache(project.root)
  const now = Date.now()
  const scripts = scriptTexts(project)
  const today = ['today', new Date(now).toISOString().slice(0, 10)] as const
  const question = { command: 'lint', project, environments, also: [today, ...scripts] }
  const linted = await keptResult(question, cache, () =>
    lintProject({
      ...project,
      cache,
      environments,
      rules,
      now,
      script: ({ file, says }) => {
        const path = posix.join(posix.dirname(file), says.script)
        const text = scripts.get(path)
        return text === undefined ? undefined : parseScript(path, text)
      },
    }),
  )
  const compiled = await scriptFindings(project, cache)

  const wanted = chosenFiles(project, paths, cwd)
  const findings = [...linted.findings, ...compiled.findings].filter(({ at }) => wanted(at.file))
  const ok = !findings.some(({ severity }) => fails(severity, failOn))
  const scope = [...counts, [rules.length, 'rule'] as const]
  await sayReport(
    {
      command: 'lint',
      ok,
      findings,
      notes: quiet ? [] : linted.notes.filter(({ at }) => wanted(at.file)),
      texts: new Map([
        ...project.files.map(({ path, text }) => [path, text] as const),
        ...scripts,
        ...compiled.texts,
      ]),
      scope: quiet ? '' : scope.map(([count, noun]) => counted(count, noun)).join(', '),
      remarks: unasked(linted.unasked),
      folder: folderInRepository(project.root),
      data: {
        files: project.files.length,
        kinds,
        environments,
        rules: rules.length,
        unasked: linted.unasked,
      },
    },
    json ? 'json' : format,
  )
  if (!ok) process.exitCode = 1
}

const fails = (severity: Severity, failOn: Severity) =>
  severities.indexOf(severity) <= severities.indexOf(failOn)

/** Says where no rule was asked. */
function unasked(environments: readonly string[]): readonly string[] {
  if (!environments.length) return []
  const names = environments.filter(Boolean).map((name) => `\`${name}\``)
  const where = names.length ? ` in ${names.join(', ')}` : ''
  return [`no rule was asked${where}: the errors there come first`]
}
