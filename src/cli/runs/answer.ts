import { covered } from '../../engine/redact.ts'
import type { ScriptPlace } from '../../model/script-error.ts'
import type { HookRecord, StageRecord } from '../../model/trace.ts'
import type { Json, JsonObject } from '../../model/trigger.ts'
import { changeLines } from '../../review/changes.ts'
import { diff, type Change } from '../../review/diff.ts'
import { visible } from '../../review/visible.ts'
import { lastStages } from './recorded-event.ts'

/** What a hook, or one stage of it, answered: the response that was left, or why there is none. */
export interface HookAnswer {
  readonly response?: JsonObject
  readonly error?: { readonly type: string; readonly message: string; readonly place?: ScriptPlace }
  readonly stages: readonly StageRecord[]
}

/** What was answered when it was recorded; with a trigger, by that stage. */
export function recordedAnswer(hook: HookRecord, trigger?: string): HookAnswer {
  const stages = lastStages(hook).filter((stage) => trigger === undefined || stage.trigger === trigger)
  return answerOf(stages, trigger === undefined ? hook.response : undefined)
}

/** What stages have answered together, where the last response that one of them left is not known better. */
export function answerOf(stages: readonly StageRecord[], response?: unknown): HookAnswer {
  const { error } = stages.find(({ outcome, ignored }) => outcome === 'failed' && !ignored) ?? {}
  const left = response ?? stages.findLast((stage) => stage.response !== undefined)?.response
  return { ...(error ? { error } : left !== undefined && { response: left as JsonObject }), stages }
}

/** How two answers to one event differ. */
export interface Difference {
  readonly same: boolean
  /** Between the two responses, from the top of the event. */
  readonly changes: readonly Change[]
}

/**
 * Compares two answers to an event, of which `given` is the response half before any script has run: what
 * stands where there is none. Where a secret was taken out of the one, anything may stand in the other.
 */
export function difference(before: HookAnswer, after: HookAnswer, given: JsonObject): Difference {
  const changes = diff(before.response ?? given, after.response ?? given)
    .filter((change) => !alike(change.before, change.after))
    .map((change): Change => ({ ...change, path: ['response', ...change.path] }))
  const [failed, fails] = [before.error, after.error]
  const sameError = failed?.type === fails?.type && alike(failed?.message, fails?.message)
  return { same: changes.length === 0 && sameError, changes }
}

/** How two answers differ, as lines that begin with `+`, `-` or a blank. */
export function differenceLines(
  before: HookAnswer,
  after: HookAnswer,
  { changes }: Difference,
): readonly string[] {
  const [failed, fails] = [before, after].map(
    ({ error }) => error && visible(`${error.type}: ${error.message}`),
  )
  const errors =
    failed === fails
      ? []
      : ['  error', `-   ${failed ?? 'none: it answered'}`, `+   ${fails ?? 'none: it answers'}`]
  return [...errors, ...changeLines(changes)]
}

/** Whether two values are the same, as far as the first was kept. */
function alike(before: Json | undefined, after: Json | undefined): boolean {
  if (before === after || (before === covered && after !== undefined)) return true
  if (typeof before !== 'string' || typeof after !== 'string' || !before.includes(covered)) return false
  const [first = '', ...rest] = before.split(covered)
  const last = rest.pop() ?? ''
  if (!after.startsWith(first) || !after.endsWith(last)) return false
  let at = first.length
  for (const part of rest) {
    const found = after.indexOf(part, at)
    if (found < 0) return false
    at = found + part.length
  }
  return at <= after.length - last.length
}
