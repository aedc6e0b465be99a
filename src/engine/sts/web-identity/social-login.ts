import type { Vouched } from '../../access.ts'
import type { Ports } from '../../ports.ts'
import { providerOf } from './oidc-provider.ts'
import { bounded, keysOf } from './keys-of.ts'
import { claimMissing, trusted } from './refusals.ts'
import type { WebIdentity, WebProvider } from './web-identity.ts'

const google = 'accounts.google.com'

/** Users of Google, whom AWS knows without a provider of IAM. */
export const googleLogin: WebProvider = async ({ token, claimed }, ports) => {
  const { iss, aud } = claimed
  if (iss !== google && iss !== `https://${google}`) return undefined
  // One that is declared has audiences of its own.
  if (providerOf(`https://${google}`, ports)) return undefined
  const { subject, audience, claims } = await vouched(google, token, ports)
  if (aud === undefined) throw claimMissing('aud')
  return { federated: google, subject, audience: audience[0] ?? '', keys: keysOf(google, google, claims) }
}

/** What the keys of those providers are called whose access tokens STS takes, by `ProviderId`. */
const subjects: Readonly<Record<string, string>> = {
  'graph.facebook.com': 'id',
  'www.amazon.com': 'user_id',
}

/** Whether tokens of a provider are access tokens (OAuth 2.0), which say nothing to whoever only looks at them. */
export const takesAccessTokens = (provider: string) => Object.hasOwn(subjects, provider)

/** Users of Facebook and of Amazon. For which app a token is, trust policies ask by `<provider>:app_id`. */
export async function accessTokenLogin(
  provider: string,
  token: string,
  ports: Pick<Ports, 'outside' | 'clock'>,
): Promise<WebIdentity> {
  const { subject, audience } = await vouched(provider, token, ports)
  const [app = ''] = audience
  const keys = bounded({
    [`${provider}:app_id`]: app,
    [`${provider}:${subjects[provider]}`]: subject,
    'aws:FederatedProvider': provider,
  })
  return { federated: provider, subject, audience: app, keys }
}

const vouched = async (
  provider: string,
  token: string,
  { outside, clock }: Pick<Ports, 'outside' | 'clock'>,
): Promise<Vouched> => trusted(await outside.social(provider, undefined, token, clock.now()))
