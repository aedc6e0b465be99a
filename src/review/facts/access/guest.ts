import { scopeDown } from '../../../iam/scope-down.ts'
import type { Policies, Policy } from '../../../model/iam.ts'
import { textsOf } from '../../access/doubt.ts'
import { statementsOf } from '../../access/statement-list.ts'
import type { Reviewed } from '../../lint/reviewed.ts'
import { heldByRole, type Held } from './asker.ts'

/** All that Cognito lets guests have in the enhanced flow is without conditions, and on whatever there is. */
const lent = scopeDown.flatMap(({ document }) =>
  statementsOf(document).flatMap(([, { Action }]) => textsOf(Action)),
)

/** What guests are refused whatever their role may do: the same as the session policy that Cognito gives them. */
const refused: Policy = {
  name: "Cognito's session policy for guests",
  document: { Version: '2012-10-17', Statement: [{ Effect: 'Deny', NotAction: lent, Resource: '*' }] },
}

/** What guests of an identity pool may do; nothing, where they are not let in or get no role of the project. */
export function heldByGuests(project: Reviewed, identity: string): Held | undefined {
  const { model } = project
  const pool = model.identityPools.find(({ name }) => name === identity)
  const arn = pool?.properties.AllowUnauthenticatedIdentities
    ? pool.roles?.Roles?.['unauthenticated']
    : undefined
  const role = model.roles.find((one) => one.arn === arn)
  const held = role && heldByRole(project, role.name)
  return !held || pool?.properties.AllowClassicFlow ? held : asGuest(held)
}

/** The same for guests in the enhanced flow, who get no more of a role than Cognito lends them. */
export const asGuest = ({ policies, ...held }: Held): Held => ({
  ...held,
  policies: { ...policies, identity: [...identityOf(policies), refused] },
})

const identityOf = ({ identity = [] }: Policies) => identity

/** Whether nobody comes by a role but guests in the enhanced flow. */
export function isForGuestsOnly(project: Reviewed, name: string): boolean {
  const trust = project.find('role', name)?.says.trust
  if (trust?.type !== 'identityPool' || trust.as !== 'guest') return false
  return !project.find('identity', trust.pool)?.says.classicFlow
}
