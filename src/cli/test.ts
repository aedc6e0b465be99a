import { isAbsolute, relative, resolve } from 'node:path'
import process from 'node:process'
import { styleText } from 'node:util'
import type { Command } from 'commander'
import type { ScenarioResult, StepResult } from '../scenarios/run-scenario.ts'
import { globalsOf, printJson } from './globals.ts'

interface Options {
  readonly env?: string
}

/** `poolwright test`: the scenarios of a project, and which of them come true. */
export function register(program: Command): void {
  program
    .command('test')
    .argument('[paths...]', 'only these files and folders')
    .description('Run the scenarios of the project, and tell which come true.')
    .option('--env <name>', 'the environment of those that name none (default: `dev`, if there is one)')
    .addHelpText('after', words)
    .action(run)
}

const words = `
Scenarios are the files <name>.scenario.yaml under pools/, triggers/ and test/. In this version \`decide\`
steps are run, in which IAM decides; steps of any other kind are told as not run, and count as neither.
Exits with 1 where a step does not come true.

Examples:
  $ poolwright test
  $ poolwright test test/orders.scenario.yaml --json`

async function run(paths: readonly string[], { env }: Options, command: Command) {
  const { json, quiet, cwd } = globalsOf(command)
  const [{ openProject }, { runScenario }] = await Promise.all([
    import('./open-project.ts'),
    import('../scenarios/run-scenario.ts'),
  ])
  const { project, model } = await openProject(cwd, env)
  const wanted = paths.map((path) => relative(project.root, resolve(cwd, path)))
  const chosen = model.scenarios.filter(
    ({ file }) => !wanted.length || wanted.some((path) => isIn(file, path)),
  )
  if (!chosen.length)
    return command.error(
      wanted.length ? 'error: there is no scenario in these paths' : 'error: the project has no scenario',
      { exitCode: 2 },
    )
  const began = performance.now()
  const models = new Map<string, typeof model>()
  const results: ScenarioResult[] = []
  for (const scenario of chosen) {
    const named = (scenario.document as { env?: string }).env ?? ''
    if (named && !models.has(named)) models.set(named, (await openProject(cwd, named)).model)
    results.push(await runScenario(scenario, models.get(named) ?? model))
  }
  const steps = results.flatMap((result) => result.steps)
  const count = (holds: (step: StepResult) => boolean) => steps.filter(holds).length
  const [passed, left] = [count(({ ok }) => ok), count(({ ran }) => !ran)]
  const failed = steps.length - passed - left
  if (json) printJson({ ok: failed === 0, passed, failed, notRun: left, scenarios: results })
  else {
    for (const result of results) tell(result, quiet)
    const took = `${Math.round(performance.now() - began)} ms`
    const counts = [`${passed} came true`, `${failed} did not`, ...(left ? [`${left} not run`] : [])]
    if (!quiet) process.stderr.write(`${results.length} scenarios: ${counts.join(', ')}  (${took})\n`)
  }
  if (failed) process.exitCode = 1
}

const isIn = (file: string, path: string) =>
  path === '' || file === path || (!isAbsolute(path) && file.startsWith(`${path.replace(/\/$/, '')}/`))

function tell({ file, steps }: ScenarioResult, quiet: boolean) {
  const failing = steps.filter(({ ok, ran }) => ran && !ok)
  const left = steps.filter(({ ran }) => !ran)
  const mark = failing.length
    ? paint('red', '✗')
    : left.length === steps.length
      ? paint('yellow', '-')
      : paint('green', '✓')
  if (quiet && !failing.length) return
  process.stdout.write(`${mark} ${file}  ${steps.length - failing.length - left.length} of ${steps.length}\n`)
  for (const { name, at, told } of failing) {
    process.stdout.write(`    ${paint('red', '✗')} ${name}${at ? `  ${at.file}:${at.line}` : ''}\n`)
    for (const line of told) process.stdout.write(`        ${line}\n`)
  }
  const [first] = left
  if (first)
    process.stdout.write(
      `    - ${first.told[0] ?? 'not run'}${left.length > 1 ? `, and ${left.length - 1} more` : ''}\n`,
    )
}

const paint = (colour: 'red' | 'green' | 'yellow', text: string) =>
  styleText(colour, text, { stream: process.stdout })
