import { boundTo } from '../../engine/hook.ts'
import type { HookName } from '../../model/hook.ts'
import type { Model } from '../../model/model.ts'
import type { UserPool } from '../../model/pool.ts'
import type { JsonObject, Stage, Trigger } from '../../model/trigger.ts'

/** A trigger as a pool uses it. */
export interface Bound {
  readonly pool: UserPool | undefined
  readonly stage: Stage
}

/** The stage at which the first of some pools has the trigger at this hook, and that pool; else the trigger by itself. */
export function boundStage(
  { functions }: Model,
  pools: readonly UserPool[],
  trigger: Trigger,
  hook: HookName | undefined,
): Bound {
  for (const pool of pools) {
    const arn = hook && boundTo(pool, hook)?.arn
    const stage = arn && functions.get(arn)?.stages.find((one) => one.trigger.name === trigger.name)
    if (stage) return { pool, stage }
  }
  const [alone] = functions.get(trigger.arn)?.stages ?? []
  if (!alone) throw new Error(`a trigger is a function: ${trigger.name}`)
  return { pool: pools[0], stage: alone }
}

/** What nobody knows where no request is: a caller and a code as there might be, for stages that are told of one. */
export const sampleTold = ({ with: settings, capabilities }: Stage): JsonObject => ({
  ...(settings && { with: settings }),
  ...(capabilities.context.includes('ip') && { ip: '127.0.0.1' }),
  ...(capabilities.context.includes('userAgent') && { userAgent: 'poolwright' }),
  ...(capabilities.plainCode && { code: '123456' }),
})
