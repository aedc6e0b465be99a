import process from 'node:process'
import { InvalidArgumentError, Option, type Command } from 'commander'
import { globalsOf } from './globals.ts'
import { openStories } from './stories/open-stories.ts'
import { coverageWanted, playStories, storyFormats, type TestOptions } from './stories/play-stories.ts'

/** `poolwright test`: the scenarios of a project, and which of them come true. */
export function register(program: Command): void {
  program
    .command('test')
    .argument('[paths...]', 'only these files, folders and globs')
    .description('Run the scenarios of the project, and tell which come true.')
    .option('--env <name>', 'the environment of those that name none (default: `dev`, if there is one)')
    .option('--watch', 'run those again that rest on a file whenever it changes, until it is ended')
    .option('--coverage', 'tell which hooks and trigger sources they reach, and which lines of scripts')
    .option('--coverage-file <path>', 'write the lines of scripts to a file as well, as lcov.info')
    .option('--coverage-min <percent>', 'fail where fewer lines of scripts ran, in percent', percent)
    .addOption(
      new Option('--update', 'write what was seen into the scenarios that expect something else').conflicts(
        'watch',
      ),
    )
    .addOption(new Option('--reporter <reporter>', 'how it is told (default: pretty)').choices(storyFormats))
    .addHelpText('after', words)
    .action(run)
}

const words = `
Scenarios are the files <name>.scenario.yaml under pools/, triggers/ and test/. Each is played on a server of its
own, in memory: its clock stands still, chance repeats itself, scripts fetch only what the scenario gives them,
and secrets read as it says. Steps of what this version does not serve are told as not run, and count as neither.
Exits with 1 where a step does not come true or fewer lines ran than \`--coverage-min\` says, with 2 where there is
no scenario, and with \`--watch\` with 0 when it is ended.

Examples:
  $ poolwright test
  $ poolwright test 'test/**/*sign-up*' --coverage
  $ poolwright test --coverage-file coverage/lcov.info --coverage-min 80
  $ poolwright test test/orders.scenario.yaml --update
  $ poolwright test --reporter junit > scenarios.xml`

function percent(text: string): number {
  const value = Number(text)
  if (!text.trim() || !(value >= 0 && value <= 100)) throw new InvalidArgumentError('it is from 0 to 100.')
  return value
}

async function run(paths: readonly string[], options: TestOptions, command: Command) {
  const { cwd } = globalsOf(command)
  const { checkProject } = await import('./known-environment.ts')
  await checkProject(cwd, options.env, command)
  const opened = await openStories(cwd, options.env, paths)
  if (!opened.stories.length && !options.watch)
    return command.error(
      opened.narrowed ? 'error: there is no scenario in these paths' : 'error: the project has no scenario',
      { exitCode: 2 },
    )
  const { openGround } = await import('../scenarios/ground.ts')
  const measure = coverageWanted(options)
    ? (await import('../adapters/sandbox/measure/open-measure.ts')).openMeasure()
    : undefined
  const ground = openGround(opened.project.root, measure)
  try {
    if (options.watch) {
      const { watchStories } = await import('./stories/watch-stories.ts')
      return await watchStories(paths, options, command, ground, opened)
    }
    const { failed, coverage } = await playStories(opened, ground, options, command)
    const { coverageMin = 0 } = options
    const short = coverage && coverage.lines.percent < coverageMin
    if (short)
      process.stderr.write(
        `error: ${coverage.lines.percent} % of the lines of scripts ran, and \`--coverage-min\` asks for ${coverageMin} %\n`,
      )
    if (failed || short) process.exitCode = 1
  } finally {
    await ground.close()
  }
}
