import type { Addresses } from '../addresses.ts'
import type { Declared, Resource } from '../merge/resource.ts'
import { checkActions } from './check-actions.ts'
import { checkAudience } from './check-audience.ts'
import { checkConditions } from './check-conditions.ts'
import { checkGrammar } from './check-grammar.ts'
import { checkManaged } from './check-managed.ts'
import { checkPolicySize } from './check-policy-size.ts'
import { checkPolicyVariables } from './check-policy-variables.ts'
import { checkRaw } from './check-raw.ts'
import { checkStatements } from './check-statements.ts'
import { lackedByRole, lackedByUser, lacksNothing } from './lacking.ts'
import { saidPolicies } from './said-policies.ts'
import type { Tell } from './tell.ts'

/** What is around policies. */
interface Around {
  readonly declared: Declared
  readonly addresses: Addresses
  /** The roles that identity pools name. */
  readonly given: ReadonlySet<string>
  /** The actions that the project itself has. */
  readonly own: readonly string[]
}

/** Checks the policies of a role, of a user, or a managed one: all that IAM would take otherwise than it is meant. */
export function checkPolicies(
  resource: Resource,
  { declared, addresses, given, own }: Around,
  tell: Tell,
): void {
  const { kind, name } = resource
  checkStatements(resource, tell)
  if (kind === 'role') checkRaw(resource, kind, tell)
  checkManaged(resource, declared, addresses, tell)
  const policies = saidPolicies(resource, addresses)
  const trust = policies.find((one) => one.kind === 'trust')
  const lacks =
    kind === 'iam-user' ? lackedByUser : trust ? lackedByRole(trust.document, given.has(name)) : lacksNothing
  for (const policy of policies) {
    checkGrammar(resource, policy, tell)
    checkActions(resource, policy, own, tell)
    checkConditions(resource, policy, tell)
    // Who is to become a role is not who has it.
    checkPolicyVariables(resource, policy, policy.kind === 'trust' ? lacksNothing : lacks, tell)
    checkAudience(resource, policy, tell)
  }
  checkPolicySize(resource, policies, tell)
}
