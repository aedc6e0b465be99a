import type { RecordedRun } from '../../../src/model/recorded-run.ts'
import type { HookRecord, StageRecord } from '../../../src/model/trace.ts'

/** What a stage did. */
export const stage = (trigger: string, more: Partial<StageRecord> = {}): StageRecord => ({
  trigger,
  outcome: 'answered',
  logs: [],
  calls: [],
  took: 1,
  ...more,
})

/** What a hook was shown, and what its stages did. */
export const hook = (stages: readonly StageRecord[], more: Partial<HookRecord> = {}): HookRecord => ({
  hook: 'PreSignUp',
  triggerSource: 'PreSignUp_SignUp',
  version: 'V1_0',
  event: {
    version: '1',
    userPoolId: 'us-east-1_Shop00001',
    triggerSource: 'PreSignUp_SignUp',
    request: { userAttributes: { email: 'ana@example.com' } },
    response: { autoConfirmUser: false },
  },
  stages,
  ...more,
})

/** A run that was recorded, with these hooks. */
export const recorded = (
  hooks: readonly HookRecord[] = [],
  more: Partial<RecordedRun> = {},
): RecordedRun => ({
  id: 'r-12',
  at: '2026-01-01T09:00:00.000Z',
  operation: 'SignUp',
  outcome: 'answered',
  took: 12.4,
  pool: 'us-east-1_Shop00001',
  client: 'c1',
  user: 'ana@example.com',
  username: '6f1e0d1c-1111-4222-8333-944455556666',
  hooks: hooks.map((one) => ({
    hook: one.hook,
    triggerSource: one.triggerSource,
    triggers: one.stages.map(({ trigger }) => trigger),
    outcome: one.stages.some(({ outcome, ignored }) => outcome === 'failed' && !ignored)
      ? 'failed'
      : 'answered',
  })),
  requestId: 'request',
  trace: hooks.map((one) => ({ step: one.triggerSource, at: 1, took: 10, gave: [], inside: [], hook: one })),
  ...more,
})
