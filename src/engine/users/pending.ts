import type { UserPool } from '../../model/pool.ts'
import type { SentCode, User } from '../../model/user.ts'

type Address = NonNullable<SentCode['attribute']>

/** Whether a new address of a pool's users must be verified before it counts, and the one before it counts until then. */
export const waits = ({ properties }: UserPool, attribute: Address) =>
  properties.UserAttributeUpdateSettings?.AttributesRequireVerificationBeforeUpdate?.includes(attribute) ??
  false

/**
 * What a code is bound to: the address that it is sent to, and the one whose place that is to take. Where
 * another has taken it meanwhile, the code fits no longer.
 */
export function boundTo({ attribute, pending }: Pick<SentCode, 'attribute' | 'pending'>, user: User): string {
  const own = (attribute && user.attributes[attribute]) ?? ''
  return pending === undefined ? own : JSON.stringify([pending, own])
}
