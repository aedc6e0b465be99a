import type { Json } from '../../model/trigger.ts'
import { isObject } from '../canonical/tree.ts'
import type { Resource } from '../merge/resource.ts'
import { cognito } from './lets-in.ts'
import type { SaidPolicy, SaidStatement } from './said-policies.ts'
import type { Tell } from './tell.ts'

/** Checks that who trusts identity pools says which: IAM takes no other trust policy. */
export function checkAudience(resource: Resource, { kind, statements }: SaidPolicy, tell: Tell): void {
  if (kind !== 'trust') return
  for (const statement of statements)
    if (trustsIdentities(statement) && !saysAudience(statement))
      tell(resource, statement.path, {
        rule: 'PW-LINK-039',
        message: 'the statement trusts identity pools and does not say which: IAM does not save it',
        help: `add \`Condition: { StringEquals: { ${cognito}:aud: $(identity.<name>.id) } }\``,
      })
}

const trustsIdentities = ({ canonical }: SaidStatement) => {
  const { Effect, Principal } = canonical
  const named = isObject(Principal) ? Principal['Federated'] : undefined
  return Effect === 'Allow' && ((Array.isArray(named) ? named : [named]) as readonly Json[]).includes(cognito)
}

/** Any comparison of the audience counts, but asking whether it is there. */
const saysAudience = ({ canonical: { Condition } }: SaidStatement) =>
  Object.entries(isObject(Condition) ? Condition : {}).some(
    ([operator, keys]) =>
      operator !== 'Null' &&
      isObject(keys) &&
      Object.keys(keys).some((key) => key.toLowerCase() === `${cognito}:aud`),
  )
