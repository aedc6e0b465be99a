import { ScriptError } from '../model/script-error.ts'
import type { StageRecord } from '../model/trace.ts'
import type { JsonObject, LambdaFunction } from '../model/trigger.ts'
import { runPipeline, type Call } from './pipeline.ts'
import type { Ports } from './ports.ts'

/**
 * Runs a function's pipeline, and again as a whole while it does not answer in time, as often as the
 * server is told to. An error that a script throws is an answer.
 */
export async function runFunction(
  target: LambdaFunction,
  call: Call,
  ports: Ports,
  records: StageRecord[],
): Promise<JsonObject> {
  for (let attempt = 1; ; attempt++)
    try {
      return await runPipeline(target, call, ports, records, attempt)
    } catch (error) {
      const late = error instanceof ScriptError && error.failure === 'timeout'
      if (!late || attempt >= ports.functions.attempts) throw error
    }
}
