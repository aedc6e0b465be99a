import { Fault } from '../model/fault.ts'
import type { HookRecord } from '../model/trace.ts'
import type { Story } from './open-story.ts'
import type { Seen } from './seen.ts'
import { Unplayable, type Act, type Outcome, type Scene, type Step } from './step.ts'
import * as steps from './steps/index.ts'
import { tellSeen } from './tell-seen.ts'

/** A step that happens on the server of a story. */
export type ServedStep = Exclude<Step, { readonly do: 'decide' }>

const acts: { readonly [Kind in ServedStep['do']]: Act<Kind> } = steps

/** Plays a step on the server of a story, holds what was seen against what it expects, and tells which hooks fired. */
export async function playOn(
  step: ServedStep,
  scene: Scene,
  story: Story,
  onHook: (record: HookRecord) => void,
): Promise<Outcome & { readonly ran: boolean }> {
  // The table gives each kind the function that takes it.
  const act = acts[step.do] as (step: ServedStep, story: Story) => Promise<Seen>
  try {
    const seen = await act(step, story)
    const happened = story.happened()
    for (const record of [...happened.hooks, ...happened.inner, ...(seen.record ? [seen.record] : [])])
      onHook(record)
    return { ...tellSeen(step.expect ?? {}, seen, happened, story, scene.at), ran: true }
  } catch (error) {
    // A secret of a client that nobody has given is refused before anything is asked.
    if (error instanceof Unplayable || error instanceof Fault)
      return { ok: false, ran: true, told: [error.message] }
    throw error
  }
}
