import process from 'node:process'
import { styleText } from 'node:util'
import type { Command } from 'commander'
import type { Ground } from '../../scenarios/ground.ts'
import type { Paint } from '../../scenarios/reporter.ts'
import type { Summary } from '../../scenarios/summary.ts'
import { globalsOf } from '../globals.ts'
import type { OpenStories } from './open-stories.ts'

/** The formats in which `poolwright test` tells of scenarios. */
export const storyFormats = ['pretty', 'junit', 'json', 'github'] as const

/** What `poolwright test` is told. */
export interface TestOptions {
  readonly env?: string
  readonly watch?: true
  readonly coverage?: true
  readonly coverageFile?: string
  readonly coverageMin?: number
  readonly update?: true
  readonly reporter?: (typeof storyFormats)[number]
}

/** Whether what scripts and stories reach is wanted, in whatever form. */
export const coverageWanted = ({ coverage, coverageFile, coverageMin }: TestOptions) =>
  coverage === true || coverageFile !== undefined || coverageMin !== undefined

/** Plays scenarios, says what became of them, and writes what is to be written. */
export async function playStories(
  { project, stories, models }: OpenStories,
  ground: Ground,
  options: TestOptions,
  command: Command,
): Promise<Summary> {
  const { json, quiet } = globalsOf(command)
  const [{ runStories }, { coverageOf }, { lineCoverageOf }, { sumUp }, reporters] = await Promise.all([
    import('../../scenarios/run-stories.ts'),
    import('../../scenarios/coverage.ts'),
    import('../../scenarios/line-coverage.ts'),
    import('../../scenarios/summary.ts'),
    import('../../scenarios/report/index.ts'),
  ])
  const began = performance.now()
  const results = await runStories(stories, ground)
  const took = performance.now() - began
  const fired = results.flatMap((result) => result.fired)
  const coverage = coverageWanted(options)
    ? coverageOf(
        models,
        fired,
        lineCoverageOf(await ground.lines(models.flatMap(({ triggers }) => triggers))),
      )
    : undefined
  const summary = sumUp(results, took, coverage)
  const format = options.reporter ?? (json ? 'json' : 'pretty')
  const said = reporters[format](summary, paint, quiet)
  if (said) process.stdout.write(`${said}\n`)
  if (!quiet && format === 'pretty') process.stderr.write(`${summaryLine(summary)}\n`)
  if (coverage && options.coverageFile !== undefined) {
    const { writeCoverage } = await import('./write-coverage.ts')
    writeCoverage(options.coverageFile, coverage.lines, project.root)
  }
  if (options.update) {
    const { updateStories } = await import('./update-stories.ts')
    updateStories(project, results)
  }
  return summary
}

function summaryLine({ results, passed, failed, notRun, took }: Summary): string {
  const counts = [`${passed} came true`, `${failed} did not`, ...(notRun ? [`${notRun} not run`] : [])]
  const scenarios = results.length === 1 ? 'scenario' : 'scenarios'
  return `${results.length} ${scenarios}: ${counts.join(', ')}  (${Math.round(took)} ms)`
}

const paint: Paint = (colour, text) => styleText(colour, text, { stream: process.stdout })
