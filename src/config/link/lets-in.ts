import { explain } from '../../iam/explain.ts'
import type { Explained, SeenStatement } from '../../model/iam.ts'
import type { JsonObject } from '../../model/trigger.ts'

/** An identity of an identity pool, as a trust policy sees it. */
export interface Identity {
  readonly poolId: string
  readonly roleArn: string
  /** `authenticated` and the provider that it signed in with, or `unauthenticated`. */
  readonly amr: readonly string[]
}

export const cognito = 'cognito-identity.amazonaws.com'

/**
 * Whether a trust policy can let an identity do an action of STS: not, where it is denied whatever else the
 * request has. What depends on more than the pool and the provider is taken to be right.
 */
export function letsIn(document: JsonObject, action: string, { poolId, roleArn, amr }: Identity): boolean {
  const answer = explain(
    { trust: [{ name: 'trust', document }] },
    {
      principal: { arn: '*', federated: cognito },
      action,
      resource: roleArn,
      context: { [`${cognito}:aud`]: poolId, [`${cognito}:amr`]: amr },
    },
  )
  return !isDenied(answer) && answer.statements.some((one) => one.effect === 'Allow' && mayApply(one))
}

const isDenied = ({ statements }: Explained) =>
  statements.some(
    ({ effect, applies, conditions }) => effect === 'Deny' && applies && conditions.every(isSure),
  )

const mayApply = ({ applies, unfit, conditions }: SeenStatement) =>
  applies || (unfit === 'condition' && conditions.every((one) => one.holds || !isSure(one)))

/** Whether what a condition asks about is known here: of the sign-in, only which kind and whose it is. */
const isSure = ({ key, wanted }: SeenStatement['conditions'][number]) =>
  key.toLowerCase() === `${cognito}:aud` ||
  (key.toLowerCase() === `${cognito}:amr` && wanted.every((one) => !/[*?]|:CognitoSignIn:|:OIDC:/.test(one)))
