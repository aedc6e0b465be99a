import type { SamlVouched } from '../../access.ts'
import { trusted } from '../distrust.ts'
import type { LoginKind } from '../proven-login.ts'

// A client shows one and the same response to be told its identity and to get credentials.
const shownTwice = { again: true } as const

/** Users of SAML providers of IAM, by SAML responses: the login key is the provider's ARN. */
export const saml: LoginKind = async ({ identityPool, key, token }, { iam, outside, clock }) => {
  const arns = identityPool.properties.SamlProviderARNs ?? []
  const found = arns.includes(key) ? iam.samlProvider(key) : undefined
  if (!found) return undefined
  const vouched = trusted(await outside.saml(found.properties, token, clock.now(), shownTwice))
  return {
    kind: 'public',
    provider: key,
    subject: vouched.subject,
    names: [key],
    claims: claimsOf(vouched),
    amr: [key, `${key}:SAML:${vouched.subject}`],
  }
}

/** Attributes as claims: one of a single value is a text. */
const claimsOf = ({ attributes, subject, audience, issuer }: SamlVouched) => ({
  ...Object.fromEntries(
    Object.entries(attributes).map(([name, [only = '', ...more]]) => [
      name,
      more.length ? [only, ...more] : only,
    ]),
  ),
  sub: subject,
  aud: audience,
  iss: issuer,
})
