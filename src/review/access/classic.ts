import type { RoleProperties } from '../../model/cloudformation.ts'
import type { Context } from '../../model/iam.ts'
import type { Model, Named } from '../../model/model.ts'
import { assumed } from './assumed.ts'
import type { Given } from './given.ts'
import { hasClassicFlow } from './holder.ts'

/**
 * The declared roles that somebody can have in the classic flow, where the identity pool has it on: there they ask
 * STS themselves, and every role will do that trusts them.
 */
export function classicRoles(model: Model, given: Given, now: Context): readonly Named<RoleProperties>[] {
  const { identityPool, chosen } = given
  const shut = 'refused' in chosen && chosen.refused === 'no guests'
  if (shut || !hasClassicFlow(identityPool)) return []
  return model.roles.filter((role) => assumed(model, role, given, now, 'classic').verdict !== 'no')
}
