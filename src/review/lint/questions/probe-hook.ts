import { hookNames } from '../../../model/hook.ts'
import type { JsonObject, Stage } from '../../../model/trigger.ts'
import { checkAnswer } from '../../../schema/answers.ts'
import { compileCondition } from '../../../schema/condition.ts'
import type { Probe } from '../probe.ts'
import type { BoundHook } from './bound-hooks.ts'

/**
 * What the stages of a hook leave of an event, each on the response as the one before left it; nothing where
 * one of them fails, since what cannot be run here may yet answer elsewhere.
 */
export async function answerOf(
  probe: Probe,
  { hook, version, stages }: BoundHook,
  event: JsonObject & { readonly response: JsonObject },
): Promise<JsonObject | undefined> {
  let response = event.response
  for (const { stage } of stages) {
    const shown = { ...event, response }
    const runs = applies(stage, shown)
    if (runs === undefined) return undefined
    if (!runs) continue
    const probed = await probe({ stage, event: shown })
    if ('failed' in probed) return undefined
    const given = probed.answer['response'] ?? {}
    if (typeof given !== 'object' || Array.isArray(given)) return undefined
    if (checkAnswer(hookNames[hook], version, given).length) return undefined
    response = { ...response, ...(given as JsonObject) }
  }
  return response
}

/** Whether a stage runs for an event; nothing where its condition cannot be answered. */
function applies({ when }: Stage, event: JsonObject): boolean | undefined {
  if (when === undefined) return true
  const condition = compileCondition(when)
  if (!('holds' in condition)) return undefined
  try {
    return condition.holds(event)
  } catch {
    return undefined
  }
}
