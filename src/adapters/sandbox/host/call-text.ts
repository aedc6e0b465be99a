import type { Invocation } from '../../../engine/ports.ts'
import type { Surroundings } from '../../reach/reach.ts'

/** A call as the process of its script is told it, with the milliseconds that it has. */
export function callText(call: Invocation, { secrets }: Surroundings, limit: number): string {
  const { event, requestId, functionName, functionArn } = call
  const { kv, api, aws, secrets: named } = call.stage.capabilities
  const told = named.length ? { ...call.told, secrets } : call.told
  const may = { ...(kv && { kv: true }), ...(api.length && { api }), ...(aws.kms && { decrypt: true }) }
  return JSON.stringify({ event, told, may, requestId, functionName, functionArn, limit })
}
