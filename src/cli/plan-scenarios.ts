import type { Finding } from '../model/finding.ts'
import type { Plan } from '../review/plan/plan.ts'
import { playedFindings, verdictOf, type Played, type PlayedSide } from '../review/plan/played.ts'
import { counted } from '../review/reporter.ts'
import type { Ground } from '../scenarios/ground.ts'
import type { ScenarioResult } from '../scenarios/run-scenario.ts'
import type { PlanSide } from './plan-side.ts'
import { haveScenarios, storiesOf, type Choosing, type PlanStory, type Ready } from './plan-stories.ts'

/** Milliseconds that all scenarios have together on both versions, and how many are played at once. */
const most = { time: 30_000, atOnce: 2 }

/** What became of the scenarios of a project on both versions. */
export interface PlayedScenarios {
  readonly played: readonly Played[]
  readonly findings: readonly Finding[]
  /** What a reader should know of how they were played, a sentence each. */
  readonly remarks: readonly string[]
}

/** Where nothing was played. */
export const nothingPlayed: PlayedScenarios = { played: [], findings: [], remarks: [] }

/**
 * Plays the scenarios of a project on both versions, where anything has changed on which an answer may depend:
 * each on a server of its own in memory, which reaches nothing, with what the scenario itself gives.
 */
export async function playScenarios(
  plan: Pick<Plan, 'changes'>,
  base: PlanSide,
  head: PlanSide,
  choosing: Choosing,
): Promise<PlayedScenarios> {
  if (!haveScenarios(base, head)) return nothingPlayed
  const stories = storiesOf(base, head, choosing)
  const touched = plan.changes.some(({ risk }) => risk !== 'cosmetic') || stories.some(({ change }) => change)
  return touched ? playAll(stories, base, head) : nothingPlayed
}

async function playAll(
  stories: readonly PlanStory[],
  base: PlanSide,
  head: PlanSide,
): Promise<PlayedScenarios> {
  const { openGround } = await import('../scenarios/ground.ts')
  const [was, is] = [base.open(), head.open()]
  const [before, after] = [openGround(was.root), openGround(is.root)]
  const until = performance.now() + most.time
  const isOver = () => performance.now() > until
  // A call that is under way then is refused.
  const timer = setTimeout(() => void Promise.all([before.close(), after.close()]), most.time)
  const played: Played[] = []
  const unsteady: string[] = []
  const left = stories.entries()
  const work = async () => {
    // All take from the same list.
    for (const [index, { before: old, after: now, ...story }] of left) {
      const sides = { before: await play(old, before, isOver), after: await play(now, after, isOver) }
      played[index] = { ...story, ...sides }
      if (verdictOf(sides) !== 'broken') continue
      // What fails once on a busy machine may not fail because of the change.
      const again = await play(now, after, isOver)
      if (again.outcome === 'failed') continue
      played[index] = { ...story, before: sides.before, after: again }
      if (again.outcome === 'passed') unsteady.push(story.name)
    }
  }
  try {
    await Promise.all(Array.from({ length: most.atOnce }, work))
  } finally {
    clearTimeout(timer)
    await Promise.all([before.close(), after.close()])
    for (const side of [was, is]) side.remove()
  }
  const late = played.filter((one) => [one.before, one.after].some(({ why }) => why === noTime)).length
  return {
    played,
    findings: playedFindings(played),
    remarks: [
      ...(late
        ? [
            `${counted(late, 'scenario')} ${late > 1 ? 'were' : 'was'} not played to the end: all have ${most.time / 1000} seconds together`,
          ]
        : []),
      ...unsteady.map(
        (name) => `the scenario \`${name}\` failed on the head once, and came true when it was played again`,
      ),
    ],
  }
}

const noTime = 'no time was left for it'

/** Plays a scenario on one version, unless nothing can be played there, or the time is over. */
async function play(ready: Ready, ground: Ground, isOver: () => boolean): Promise<PlayedSide> {
  if ('why' in ready) return { outcome: 'unplayed', why: ready.why }
  const { runScenario } = await import('../scenarios/run-scenario.ts')
  try {
    const result = isOver() ? undefined : await runScenario(ready.scenario, ready.model, ground, isOver)
    return !result || isOver() ? { outcome: 'unplayed', why: noTime } : sideOf(result)
  } catch (error) {
    // The ground was taken away.
    if (isOver()) return { outcome: 'unplayed', why: noTime }
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
  if (first && steps.every(({ ran }) => !ran))
    return { outcome: 'unplayed', why: (first.told[0] ?? '').replace(/^not run: /, '') }
  return { outcome: 'passed' }
}

const shortened = (text: string) => (text.length > mostTold.text ? `${text.slice(0, mostTold.text)}…` : text)
