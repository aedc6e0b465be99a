import { decryptMessage } from '../adapters/kms/decrypt-message.ts'
import type { Kms } from '../adapters/kms/open-kms.ts'
import type { UserPool } from '../model/pool.ts'
import type { JsonObject } from '../model/trigger.ts'

/** The code of events whose own one nobody can open. */
export const sampleCode = '123456'
const sampleKey = 'arn:aws:kms:us-east-1:123456789012:key/00000000-0000-4000-8000-000000000000'

/**
 * The event of a custom sender with a code that these keys open. A sample was encrypted under no key, and
 * of a recorded event the code was not kept; any other event stays as it is.
 */
export function sealCode(event: JsonObject, kms: Kms, pools: readonly UserPool[]): JsonObject {
  const { request, triggerSource, userPoolId } = event
  if (!/^Custom(Email|SMS)Sender_/.test(String(triggerSource))) return event
  if (typeof request !== 'object' || request === null || Array.isArray(request)) return event
  const { code } = request as JsonObject
  if (typeof code !== 'string' || decryptMessage(Buffer.from(code, 'base64'), kms)) return event
  const pool = pools.find(({ id }) => id === userPoolId)
  const keyArn = pool?.properties.LambdaConfig?.KMSKeyID ?? sampleKey
  const sealed = kms.encryptMessage(keyArn, sampleCode, { 'userpool-id': String(userPoolId) })
  return { ...event, request: { ...(request as JsonObject), code: sealed.toString('base64') } }
}
