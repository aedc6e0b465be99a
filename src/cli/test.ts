import process from 'node:process'
import { styleText } from 'node:util'
import { Option, type Command } from 'commander'
import { Unreadable } from '../adapters/disk/unreadable.ts'
import type { Ground } from '../scenarios/ground.ts'
import type { Paint } from '../scenarios/reporter.ts'
import type { Summary } from '../scenarios/summary.ts'
import { globalsOf } from './globals.ts'
import { openStories, type OpenStories } from './open-stories.ts'

const formats = ['pretty', 'junit', 'json', 'github'] as const

interface Options {
  readonly env?: string
  readonly watch?: true
  readonly coverage?: true
  readonly update?: true
  readonly reporter?: (typeof formats)[number]
}

/** `poolwright test`: the scenarios of a project, and which of them come true. */
export function register(program: Command): void {
  program
    .command('test')
    .argument('[paths...]', 'only these files, folders and globs')
    .description('Run the scenarios of the project, and tell which come true.')
    .option('--env <name>', 'the environment of those that name none (default: `dev`, if there is one)')
    .option('--watch', 'run them again whenever a file changes, until it is ended')
    .option('--coverage', 'tell which scripts they reach, by hooks and trigger sources')
    .option('--update', 'write what was seen into the scenarios that expect something else')
    .addOption(new Option('--reporter <reporter>', 'how it is told (default: pretty)').choices(formats))
    .addHelpText('after', words)
    .action(run)
}

const words = `
Scenarios are the files <name>.scenario.yaml under pools/, triggers/ and test/. Each is played on a server of its
own, in memory: its clock stands still, chance repeats itself, scripts fetch only what the scenario gives them,
and secrets read as it says. Steps of what this version does not serve are told as not run, and count as neither.
Exits with 1 where a step does not come true, and with 2 where there is no scenario.

Examples:
  $ poolwright test
  $ poolwright test 'test/**/*sign-up*' --coverage
  $ poolwright test test/orders.scenario.yaml --update
  $ poolwright test --reporter junit > scenarios.xml`

async function run(paths: readonly string[], options: Options, command: Command) {
  const { cwd } = globalsOf(command)
  const opened = await openStories(cwd, options.env, paths)
  if (!opened.stories.length && !options.watch)
    return command.error(
      opened.narrowed ? 'error: there is no scenario in these paths' : 'error: the project has no scenario',
      { exitCode: 2 },
    )
  const { openGround } = await import('../scenarios/ground.ts')
  const ground = openGround(opened.project.root)
  try {
    const { failed } = await playAll(opened, ground, options, command)
    if (options.watch) await watch(paths, options, command, ground, opened.project.root)
    else if (failed) process.exitCode = 1
  } finally {
    await ground.close()
  }
}

/** Plays scenarios and says what became of them. */
async function playAll(
  { project, stories }: OpenStories,
  ground: Ground,
  options: Options,
  command: Command,
): Promise<Summary> {
  const { json, quiet } = globalsOf(command)
  const [{ runStories }, { coverageOf }, { sumUp }, reporters] = await Promise.all([
    import('../scenarios/run-stories.ts'),
    import('../scenarios/coverage.ts'),
    import('../scenarios/summary.ts'),
    import('../scenarios/report/index.ts'),
  ])
  const began = performance.now()
  const results = await runStories(stories, ground)
  const models = new Set(stories.map(({ model }) => model))
  const fired = results.flatMap((result) => result.fired)
  const coverage = options.coverage && coverageOf(models, fired)
  const summary = sumUp(results, performance.now() - began, coverage)
  const format = options.reporter ?? (json ? 'json' : 'pretty')
  const said = reporters[format](summary, paint, quiet)
  if (said) process.stdout.write(`${said}\n`)
  if (!quiet && format === 'pretty') process.stderr.write(`${summaryLine(summary)}\n`)
  if (options.update) await update(project, results)
  return summary
}

function summaryLine({ results, passed, failed, notRun, took }: Summary): string {
  const counts = [`${passed} came true`, `${failed} did not`, ...(notRun ? [`${notRun} not run`] : [])]
  return `${results.length} scenarios: ${counts.join(', ')}  (${Math.round(took)} ms)`
}

/** Writes what was seen into the files of scenarios. */
async function update({ root, files }: OpenStories['project'], results: Summary['results']) {
  const [{ updateText }, { writeFiles }] = await Promise.all([
    import('../scenarios/update-text.ts'),
    import('../adapters/disk/write-files.ts'),
  ])
  const texts = new Map(files.map(({ path, text }) => [path, text]))
  const rewritten = new Map<string, { before: string; after: string }>()
  for (const result of results) {
    const before = texts.get(result.file)
    if (before === undefined) continue
    const { text: after, steps, left } = updateText(before, result)
    if (after !== before) rewritten.set(result.file, { before, after })
    if (steps) process.stderr.write(`${result.file}: ${steps} updated\n`)
    for (const name of left) process.stderr.write(`${result.file}: \`${name}\` is left for you to mend\n`)
  }
  writeFiles(root, rewritten)
}

/** Plays them again after every change, until the process is ended. */
async function watch(
  paths: readonly string[],
  options: Options,
  command: Command,
  ground: Ground,
  root: string,
) {
  const [{ watchProject }, { untilStopped }] = await Promise.all([
    import('../adapters/disk/watch-project.ts'),
    import('./until-stopped.ts'),
  ])
  const again = async () => {
    try {
      ground.reload()
      await playAll(await openStories(globalsOf(command).cwd, options.env, paths), ground, options, command)
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error
      process.stderr.write(`error: ${error.message}\n`)
    }
  }
  let last = Promise.resolve()
  const watching = await watchProject(root, () => (last = last.then(again)))
  await untilStopped()
  await watching.close()
  await last
}

const paint: Paint = (colour, text) => styleText(colour, text, { stream: process.stdout })
