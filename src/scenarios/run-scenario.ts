import { parseDuration } from '../config/duration.ts'
import type { ScenarioDocument } from '../config/made/documents.ts'
import type { Position } from '../model/finding.ts'
import type { Model } from '../model/model.ts'
import type { Outcome, Play, Scene, Step, StepKind } from './step.ts'
import * as steps from './steps/index.ts'

/** What became of one step. */
export interface StepResult extends Outcome {
  /** The sentence that it proves. */
  readonly name: string
  /** Whether it was run at all. One that was not is never `ok`. */
  readonly ran: boolean
  /** Where it is written. */
  readonly at?: Position
}

/** What became of a scenario: plain data, for whoever reports it. It came true where every step is `ok`. */
export interface ScenarioResult {
  readonly name: string
  readonly file: string
  readonly steps: readonly StepResult[]
}

/** How steps are played, by their kind. A step of any other kind is not run. */
const plays: { readonly [Kind in StepKind]?: Play<Kind> } = steps

/** When a scenario begins that does not say when. */
const beginning = '2026-01-01T00:00:00Z'

/** Runs the steps of a scenario of the model in their order. Steps that nothing here can run yet are told as not run. */
export async function runScenario(
  { name, file, document }: Model['scenarios'][number],
  model: Model,
): Promise<ScenarioResult> {
  const { clock = beginning, steps: written } = document as unknown as ScenarioDocument
  const results: StepResult[] = []
  let now = Date.parse(clock)
  for (const [index, step] of written.entries()) {
    if (step.after) now += parseDuration(step.after)
    const at: Scene['at'] = (...path) => model.where('scenario', name, ['steps', index, ...path])
    const place = at()
    const outcome = await play(step, { model, now, at })
    results.push({ name: step.name, ...outcome, ...(place && { at: place }) })
  }
  return { name, file, steps: results }
}

async function play(step: Step, scene: Scene): Promise<Outcome & { readonly ran: boolean }> {
  // The table gives each kind the function that takes it.
  const kind = plays[step.do] as ((step: Step, scene: Scene) => Outcome | Promise<Outcome>) | undefined
  if (!kind) return { ok: false, ran: false, told: [`not run: \`${step.do}\` is not played yet`] }
  if (Number.isNaN(new Date(scene.now).valueOf()))
    return { ok: false, ran: false, told: ['not run: the clock has gone further than dates go'] }
  return { ...(await kind(step, scene)), ran: true }
}
