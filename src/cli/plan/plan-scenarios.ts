import type { Finding } from '../../model/finding.ts'
import { playedFindings, verdictOf, type Played, type PlayedSide } from '../../review/plan/played.ts'
import { counted } from '../../review/reporter.ts'
import type { Ground } from '../../scenarios/ground.ts'
import type { ScenarioResult } from '../../scenarios/run-scenario.ts'
import type { PlanSide } from './plan-side.ts'
import { storiesOf, type Choosing, type Ready } from './plan-stories.ts'

/** Milliseconds that all scenarios have together on both versions, and one on one of them; and how many are played at once. */
const most = { time: 30_000, each: 8_000, atOnce: 2 }

/** What became of the scenarios of a project on both versions. */
export interface PlayedScenarios {
  readonly played: readonly Played[]
  readonly findings: readonly Finding[]
  /** What a reader should know of how they were played, a sentence each. */
  readonly remarks: readonly string[]
}

/**
 * Plays the scenarios of a project on both versions: each on a server of its own in memory, which reaches nothing,
 * with what the scenario itself gives.
 */
export async function playScenarios(
  base: PlanSide,
  head: PlanSide,
  choosing: Choosing,
): Promise<PlayedScenarios> {
  const stories = storiesOf(base, head, choosing)
  if (!stories.length) return { played: [], findings: [], remarks: [] }
  const { openGround } = await import('../../scenarios/ground.ts')
  const [was, is] = [base.open(), head.open()]
  const [before, after] = [openGround(was.root), openGround(is.root)]
  const until = performance.now() + most.time
  let closing: Promise<unknown> | undefined
  const close = () => (closing ??= Promise.all([before.close(), after.close()]))
  // A call that is under way then is refused.
  const timer = setTimeout(() => void close(), most.time)
  const played: Played[] = []
  const unsteady: string[] = []
  const left = stories.entries()
  const work = async () => {
    // All take from the same list.
    for (const [index, { before: old, after: now, ...story }] of left) {
      const was = await play(old, before, until)
      // What takes too long on the one would take the time of all others on the other.
      const is = was.why === noTime ? was : await play(now, after, until)
      played[index] = { ...story, before: was, after: is }
      if (verdictOf({ before: was, after: is }) !== 'broken') continue
      // What fails once on a busy machine may not fail because of the change.
      const again = await play(now, after, until)
      if (again.outcome !== 'passed') continue
      played[index] = { ...story, before: was, after: again }
      unsteady.push(story.name)
    }
  }
  try {
    await Promise.all(Array.from({ length: most.atOnce }, work))
  } finally {
    clearTimeout(timer)
    for (const side of [was, is]) side.remove()
    await close()
  }
  const cut = played.filter((one) => [one.before, one.after].some(({ why }) => why === noTime)).length
  return {
    played,
    findings: playedFindings(played),
    remarks: [
      ...(cut
        ? [
            `${counted(cut, 'scenario')} ${cut > 1 ? 'were' : 'was'} not played to the end: one has ${most.each / 1000} seconds on a version, and all have ${most.time / 1000} together`,
          ]
        : []),
      ...unsteady.map(
        (name) => `the scenario \`${name}\` failed on the head once, and came true when it was played again`,
      ),
    ],
  }
}

const noTime = 'no time was left for it'
const late: PlayedSide = { outcome: 'unplayed', why: noTime }

/** Plays a scenario on one version, unless nothing can be played there, or until the time is over. */
async function play(ready: Ready, ground: Ground, until: number): Promise<PlayedSide> {
  if ('why' in ready) return { outcome: 'unplayed', why: ready.why }
  const end = Math.min(until, performance.now() + most.each)
  const isOver = () => performance.now() >= end
  if (isOver()) return late
  const { runScenario } = await import('../../scenarios/run-scenario.ts')
  try {
    const result = await runScenario(ready.scenario, ready.model, ground, isOver)
    return sideOf(result)
  } catch (error) {
    // The ground was taken away.
    if (performance.now() >= until) return late
    throw error
  }
}

/** How much of what differs is kept of a step. */
const mostTold = { lines: 10, text: 300 }

function sideOf({ steps }: ScenarioResult): PlayedSide {
  const failed = steps.filter(({ ok, ran }) => ran && !ok)
  if (failed.length)
    return {
      outcome: 'failed',
      steps: failed.map(({ name, told, at }) => ({
        name,
        told: told.slice(0, mostTold.lines).map(shortened),
        ...(at && { at }),
      })),
    }
  const [first] = steps.filter(({ ran }) => !ran)
  if (steps.some(({ told }) => told[0] === `not run: ${noTime}`)) return late
  if (first && steps.every(({ ran }) => !ran))
    return { outcome: 'unplayed', why: (first.told[0] ?? '').replace(/^not run: /, '') }
  return { outcome: 'passed' }
}

const shortened = (text: string) => (text.length > mostTold.text ? `${text.slice(0, mostTold.text)}…` : text)
