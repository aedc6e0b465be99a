import { trusted } from '../distrust.ts'
import type { LoginKind } from '../proven-login.ts'
import { notSupported } from '../refusals.ts'

/** Users of OIDC providers of IAM, by ID tokens: the login key is the provider's ARN, or its URL without the scheme. */
export const oidc: LoginKind = async ({ identityPool, key, token }, { iam, outside, clock }) => {
  const arns = identityPool.properties.OpenIdConnectProviderARNs ?? []
  const arn = arns.find((one) => one === key || hostOf(one) === key)
  const found = arn === undefined ? undefined : iam.oidcProvider(arn)
  if (!found) return undefined
  const { Url, ClientIdList } = found.properties
  const { subject, audience, claims } = trusted(await outside.oidc(Url, token, clock.now()))
  if (!audience.some((client) => ClientIdList.includes(client))) throw notSupported()
  const provider = hostOf(found.arn)
  return {
    kind: 'public',
    provider,
    subject,
    names: [found.arn, provider],
    claims,
    amr: [provider, `${provider}:OIDC:${subject}`],
  }
}

/** `login.example.com/tenant` of `arn:aws:iam::<account>:oidc-provider/login.example.com/tenant`. */
const hostOf = (arn: string) => arn.slice(arn.indexOf('/') + 1)
