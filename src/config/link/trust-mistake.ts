import { mistakeIn } from '../../iam/mistake-in.ts'
import type { Addresses } from '../addresses.ts'
import { loginsOf, providersOf } from '../canonical/identity/providers.ts'
import type { Resource } from '../merge/resource.ts'
import { letsIn } from './lets-in.ts'
import { rawTrust, trustOf } from './raw-role.ts'
import type { Mistake } from './tell.ts'

/** To whom an identity pool gives a role. */
export interface Given {
  readonly identity: Resource
  readonly as: 'authenticated' | 'guest'
  /** The one provider with whose sign-in one gets it; any, where it is not said. */
  readonly provider?: string
  /** Whether tags are mapped for those who get it. */
  readonly tagged: boolean
}

/**
 * Why nobody to whom an identity pool gives a role can become it; nothing, where somebody can. The words
 * point to `this` pool, or to `that` one where the mistake is told elsewhere.
 */
export function trustMistake(
  role: Resource,
  given: Given,
  addresses: Addresses,
  which: 'this' | 'that' = 'this',
): Mistake | undefined {
  const { document, path, words: trust } = trustOf(role, addresses)
  const { identity, as, tagged } = given
  const related = [{ message: 'whom it trusts', resource: role, path }]
  const right = `trust: { type: identityPool, pool: ${identity.name}, as: ${as}${tagged ? ', tagSession: true' : ''} }`
  const refuse = (message: string): Mistake => ({
    rule: 'PW-LINK-020',
    message,
    help: `write \`${right}\` in the role${path === rawTrust ? ', and leave `aws.AssumeRolePolicyDocument` out' : ''}`,
    related,
  })
  const untagged = (help: string): Mistake => ({
    rule: 'PW-LINK-021',
    message: `the role \`${role.name}\` may not be tagged, and \`tags\` are mapped: nobody would get it`,
    help,
    related,
  })
  if (!trust) {
    // What IAM does not take is told where it is written.
    if (mistakeIn(document, 'trust')) return undefined
    const lets = (action: string) =>
      amrsOf(given, addresses).some((amr) =>
        letsIn(document, action, {
          poolId: addresses.identityPoolId(identity.name),
          roleArn: addresses.arn('role', role.name),
          amr,
        }),
      )
    const who = as === 'guest' ? 'no guest of' : 'nobody who signed in to'
    if (!lets('sts:AssumeRoleWithWebIdentity'))
      return refuse(`what the role \`${role.name}\` trusts lets in ${who} ${which} identity pool`)
    return tagged && !lets('sts:TagSession')
      ? untagged('allow `sts:TagSession` beside `sts:AssumeRoleWithWebIdentity` in its `trust`')
      : undefined
  }
  if (trust.type !== 'identityPool') return refuse(`the role \`${role.name}\` does not trust identity pools`)
  if (addresses.identityPoolId(trust.pool) !== addresses.identityPoolId(identity.name))
    return refuse(`the role \`${role.name}\` trusts the identity pool \`${trust.pool}\`, not ${which} one`)
  if ((trust.as === 'guest') !== (as === 'guest'))
    return refuse(`the role \`${role.name}\` trusts \`${trust.as}\` and is given to \`${as}\``)
  return tagged && !trust.tagSession ? untagged('say `tagSession: true` in its `trust`') : undefined
}

/** What the token of an identity can say of how somebody signed in. */
function amrsOf({ identity, as, provider }: Given, addresses: Addresses): readonly (readonly string[])[] {
  if (as === 'guest') return [['unauthenticated']]
  const { name, value } = identity
  const logins = providersOf(value)
    .filter(([key]) => provider === undefined || key === provider)
    .flatMap(([key, said]) => loginsOf(key, said, { name, addresses }).login)
  const developer = value['developerProvider']
  const all = [...logins, ...(typeof developer === 'string' && provider === undefined ? [developer] : [])]
  // An OIDC provider of IAM is named by its host, too.
  const names = all.map((login) => [login, ...(/:oidc-provider\/(.*)$/.exec(login)?.slice(1) ?? [])])
  return names.length > 0 ? names.map((one) => ['authenticated', ...one]) : [['authenticated']]
}
