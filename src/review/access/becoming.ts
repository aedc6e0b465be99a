import { trustOf } from '../../iam/attached.ts'
import type { Policies } from '../../model/iam.ts'
import type { Model } from '../../model/model.ts'

/** What is asked of STS to come by a role: the trust policy of the role decides it as well. */
const asking = new Set(['sts:assumerole', 'sts:tagsession', 'sts:setsourceidentity'])

/**
 * The trust policy that an action meets at the role which it is done to; `unknown`, where nobody can say which
 * role that is, or whom it trusts.
 */
export function trustMet(
  model: Model,
  { action, resource }: { readonly action: string; readonly resource: string },
): NonNullable<Policies['trust']> | 'unknown' | undefined {
  if (!asking.has(action.toLowerCase())) return undefined
  const role = model.roles.find(({ arn }) => arn === resource)
  return role ? [trustOf(model, role)] : 'unknown'
}
