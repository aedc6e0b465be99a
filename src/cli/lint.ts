import process from 'node:process'
import { Option, type Command } from 'commander'
import { openParseCache } from '../adapters/disk/parse-cache.ts'
import { readProject, type Project } from '../adapters/disk/project.ts'
import { writeFiles } from '../adapters/disk/write-files.ts'
import { openOwnRules } from '../app/open-own-rules.ts'
import { openProbe } from '../app/open-probe.ts'
import { severities, type Finding, type Severity } from '../model/finding.ts'
import { byPlace } from '../review/across.ts'
import { lintProject, type Linted } from '../review/lint/lint-project.ts'
import { mend, type Mended } from '../review/lint/mend.ts'
import { formatsWithEdits, type Format } from '../review/report/index.ts'
import { counted } from '../review/reporter.ts'
import { chosenFiles } from './project/chosen-files.ts'
import { globalsOf } from './globals.ts'
import { version } from './help.ts'
import { folderInRepository } from './project/in-repository.ts'
import { keptResult } from './lint/kept-result.ts'
import { lintInput, type Running } from './lint/lint-input.ts'
import { lookedAt } from './lint/looked-at.ts'
import { mendedRemarks, patchOf } from './lint/mended-words.ts'
import { packageStamps } from './lint/package-stamps.ts'
import { formatOption, sayReport } from './lint/say-report.ts'
import { scriptFindings } from './lint/script-findings.ts'
import { scriptTexts } from './lint/script-texts.ts'

interface Options {
  readonly env?: string
  readonly failOn: Severity
  readonly fix?: true
  readonly fixDryRun?: true
  readonly format: Format
}

/** `poolwright lint`: every mistake of a project, and what a reviewer should know of it. */
export function register(program: Command): void {
  program
    .command('lint')
    .argument('[paths...]', 'tell, and mend, only what is found in these files and folders')
    .description(
      'Find mistakes, and what is risky though it is none, at its line. Scripts run in the sandbox alone; nothing is fetched and no secret is read.',
    )
    .option('--env <name>', 'in this environment, instead of in each')
    .addOption(
      new Option('--fail-on <severity>', 'from which severity on a finding fails')
        .choices(severities)
        .default('error'),
    )
    .option('--fix', 'mend what can be mended without breaking anything, and look again')
    .addOption(new Option('--fix-dry-run', 'print as a patch what --fix would change').conflicts('fix'))
    .addOption(formatOption())
    .addHelpText('after', examples)
    .action(lintCommand)
}

const examples = `
Comments, quotes and layout of what --fix changes stay as they are. A finding is acknowledged by a comment on or
above what it is about: # poolwright-ignore PW-POOL-016: why it is wanted (until 2027-01-31)

Examples:
  $ poolwright lint
  $ poolwright lint pools/customers.pool.yaml --env prod
  $ poolwright lint --fix-dry-run
  $ poolwright lint --fail-on warning --format github`

async function lintCommand(paths: readonly string[], options: Options, command: Command) {
  const read = await readProject(globalsOf(command).cwd)
  const probing = openProbe(read.root)
  const own = openOwnRules(read.root, read.ruleFiles)
  try {
    await look(read, { probe: probing.probe, slow: () => probing.slow(), own }, paths, options, command)
  } finally {
    await Promise.all([probing.close(), own.close()])
  }
}

async function look(
  read: Project,
  running: Running,
  paths: readonly string[],
  options: Options,
  command: Command,
) {
  const { json, quiet, cwd } = globalsOf(command)
  const { env, failOn, fix, fixDryRun } = options
  const format = json ? 'json' : options.format
  const { environments, kinds, counts } = lookedAt(read, env, command)
  const chosen = chosenFiles(read, paths, cwd)
  const wanted = ({ at }: Finding) => chosen(at.file)

  const cache = openParseCache(read.root)
  const scripts = scriptTexts(read, [...read.scripts, ...read.ruleFiles])
  const input = { ...lintInput(read, environments, scripts, cache, running), everywhere: env === undefined }
  const mended = fix || fixDryRun ? await mend(input, wanted) : undefined
  if (mended && fix) writeFiles(read.root, mended.changed)
  const project = mended && fix ? withTexts(read, mended) : read
  const fixes = formatsWithEdits.includes(format)
  const today = ['today', new Date(input.now).toISOString().slice(0, 10)] as const
  const how = ['how', JSON.stringify([fixes, input.everywhere])] as const
  const also = [today, how, ...scripts, ...packageStamps(read.root)]
  const found = async (): Promise<Linted> =>
    mended && fix ? mended.linted : lintProject({ ...input, fixes })
  const { linted, compiled, slow } = await keptResult(
    { command: 'lint', project, environments, also },
    cache,
    async () => ({
      linted: await found(),
      slow: running.slow?.() ?? [],
      compiled: (await scriptFindings(project, cache)).findings,
    }),
    undefined,
    ({ slow }) => slow.length === 0,
  )

  const findings = [...linted.findings, ...compiled].filter(wanted).sort(byPlace)
  const ok = !findings.some(({ severity }) => severities.indexOf(severity) <= severities.indexOf(failOn))
  if (!ok) process.exitCode = 1
  const rules = input.rules.length + linted.own.length
  const remarks = [
    ...(mended ? mendedRemarks(mended, fix) : []),
    ...unasked(linted.unasked),
    ...tooSlow(slow),
  ]
  const patch = mended && fixDryRun ? patchOf(mended, findings) : undefined
  if (patch !== undefined && format === 'pretty') {
    if (patch) process.stdout.write(`${patch}\n`)
    process.stderr.write(remarks.map((remark) => `${remark}\n`).join(''))
    return
  }
  await sayReport(
    {
      command: 'lint',
      ok,
      findings,
      notes: quiet ? [] : linted.notes.filter(wanted),
      accepted: linted.accepted.filter(({ finding }) => wanted(finding)),
      texts: new Map([
        ...textsOf(project),
        ...scripts,
        ...scriptTexts(
          project,
          compiled.map(({ at }) => at.file),
        ),
      ]),
      scope: quiet ? '' : [...counts, [rules, 'rule'] as const].map(inWords).join(', '),
      own: linted.own,
      remarks,
      failOn,
      ...(env !== undefined && { environment: env }),
      version: version(),
      folder: folderInRepository(project.root),
      data: {
        files: project.files.length,
        kinds,
        environments,
        rules,
        unasked: linted.unasked,
        ...(mended && { mended: mended.mended.length }),
        ...(patch !== undefined && { patch }),
      },
    },
    format,
  )
}

const inWords = ([count, noun]: readonly [number, string]) => counted(count, noun)

const textsOf = ({ files }: Project) => files.map(({ path, text }) => [path, text] as const)

const withTexts = (project: Project, { changed }: Mended): Project => ({
  ...project,
  files: project.files.map((file) => ({ ...file, text: changed.get(file.path)?.after ?? file.text })),
})

/** Says of which scripts the rules that run scripts know nothing. */
function tooSlow(scripts: readonly string[]): readonly string[] {
  if (!scripts.length) return []
  const named = scripts.slice(0, 3).map((script) => `\`${script}\``)
  const more = scripts.length > 3 ? ` and ${scripts.length - 3} more` : ''
  return [`what ${named.join(', ')}${more} would answer is not known: a review waits a second for a script`]
}

/** Says where no rule was asked. */
function unasked(environments: readonly string[]): readonly string[] {
  if (!environments.length) return []
  const names = environments.filter(Boolean).map((name) => `\`${name}\``)
  const where = names.length ? ` in ${names.join(', ')}` : ''
  return [`no rule was asked${where}: the errors there come first`]
}
