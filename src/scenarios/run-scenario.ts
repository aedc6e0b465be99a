import { parseDuration } from '../config/duration.ts'
import type { ScenarioDocument } from '../config/made/documents.ts'
import type { Position } from '../model/finding.ts'
import type { Model } from '../model/model.ts'
import type { HookRecord } from '../model/trace.ts'
import type { Ground } from './ground.ts'
import { openStory, type Story } from './open-story.ts'
import { playOn } from './play-on.ts'
import { settleUsers, UnfitUser } from './settle-users.ts'
import type { Outcome, Scene, Step } from './step.ts'
import { decide } from './steps/decide.ts'

/** What became of one step. */
export interface StepResult extends Outcome {
  /** The sentence that it proves. */
  readonly name: string
  /** Whether it was run at all. One that was not is never `ok`. */
  readonly ran: boolean
  /** Where it is written. */
  readonly at?: Position
}

/** A hook that fired in a story, on the pool of the story. */
export interface Fired {
  readonly pool: string
  readonly record: Pick<HookRecord, 'hook' | 'triggerSource' | 'stages'>
}

/** What became of a scenario: plain data, for whoever reports it. It came true where every step is `ok`. */
export interface ScenarioResult {
  readonly name: string
  readonly file: string
  /** Milliseconds. */
  readonly took: number
  readonly steps: readonly StepResult[]
  readonly fired: readonly Fired[]
}

/** When a scenario begins that does not say when. */
const beginning = '2026-01-01T00:00:00Z'
// What no date of JavaScript is after.
const lastDate = 8.64e15

/**
 * Runs the steps of a scenario of the model in their order, on a server of its own. Steps
 * whose turn comes when it `isOver` are told as not run.
 */
export async function runScenario(
  { name, file, document }: Model['scenarios'][number],
  model: Model,
  ground: Ground,
  isOver: () => boolean = () => false,
): Promise<ScenarioResult> {
  const began = performance.now()
  const { clock = beginning, steps: written, pool: poolName, given } = document as unknown as ScenarioDocument
  const pool = model.pools.find((one) => one.name === poolName)
  const results: StepResult[] = []
  const fired: Fired[] = []
  let now = Date.parse(clock)
  let story: Story | undefined
  let unfit: string | undefined
  const open = async () => {
    if (story || !pool) return story
    story = await openStory(model, { name: `${file} ${name}`, pool, now: Date.parse(clock), given }, ground)
    unfit = await settle(story, given?.users, model, name, isOver)
    return story
  }
  try {
    for (const [index, step] of written.entries()) {
      if (step.after) now += parseDuration(step.after)
      const at: Scene['at'] = (...path) => model.where('scenario', name, ['steps', index, ...path])
      const place = at()
      const outcome = await play(step, { model, now, at })
      results.push({ name: step.name, ...outcome, ...(place && { at: place }) })
    }
  } finally {
    story?.close()
  }
  return { name, file, took: performance.now() - began, steps: results, fired }

  async function play(step: Step, scene: Scene): Promise<Outcome & { readonly ran: boolean }> {
    if (Math.abs(scene.now) > lastDate || Number.isNaN(scene.now))
      return notRun('the clock has gone further than dates go')
    if (isOver()) return tooLate
    if (step.do === 'decide') return { ...decide(step, scene), ran: true }
    const opened = await open()
    // Some of its users may not be there yet.
    if (isOver()) return tooLate
    if (!opened) return { ok: false, ran: true, told: ['the scenario says no pool'] }
    // What was not there before the first step is told once.
    if (unfit !== undefined)
      return results.some(({ ran }) => ran)
        ? notRun('the story could not begin')
        : { ok: false, ran: true, told: [unfit] }
    opened.clock.now = scene.now
    return playOn(step, scene, opened, (record) => fired.push({ pool: opened.pool.name, record }))
  }
}

const notRun = (why: string) => ({ ok: false, ran: false, told: [`not run: ${why}`] })

const tooLate = notRun('no time was left for it')

/** Puts the users of a story into its pool, and says which of them does not fit, if one does not. */
async function settle(
  story: Story,
  users: NonNullable<ScenarioDocument['given']>['users'] = {},
  model: Model,
  scenario: string,
  isOver: () => boolean,
): Promise<string | undefined> {
  try {
    await settleUsers(story, users, isOver)
    return undefined
  } catch (error) {
    if (!(error instanceof UnfitUser)) throw error
    const at = model.where('scenario', scenario, ['given', 'users', error.user])
    return `given.users.${error.user}: ${error.message}${at ? ` (${at.file}:${at.line})` : ''}`
  }
}
