import type { Finished } from '../../../src/adapters/runs/record-of.ts'
import type { TraceLine } from '../../../src/engine/flow.ts'
import { showCovered } from '../../../src/engine/redact.ts'
import type { HookRecord, StageRecord } from '../../../src/model/trace.ts'

const plain = { at: 0, took: 0, gave: [], inside: [] }

/** A line of a trace. */
export const line = (step: string, more: Partial<TraceLine> = {}): TraceLine => ({ ...plain, step, ...more })

/** What one stage did, its response covered as the engine does it. */
export const stage = (trigger: string, response: object, more: Partial<StageRecord> = {}): StageRecord =>
  showCovered({ trigger, outcome: 'answered', logs: [], calls: [], took: 1, ...more }, 'response', response)

/** A hook that was shown this event. */
export function hookLine(event: object, stages: readonly StageRecord[] = []): TraceLine {
  const hook: HookRecord = showCovered(
    { hook: 'PreSignUp', triggerSource: 'PreSignUp_SignUp', version: 'V1_0', event: undefined, stages },
    'event',
    event,
  )
  return line('PreSignUp_SignUp', { hook })
}

/** A request that has been answered. */
export const finished = (more: Partial<Finished> = {}): Finished => ({
  requestId: 'request',
  operation: 'SignUp',
  outcome: 'answered',
  at: Date.UTC(2026, 0, 1),
  took: 5,
  trace: [],
  ...more,
})
