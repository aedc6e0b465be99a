import type { OidcProviderProperties } from '../../../model/cloudformation.ts'
import type { Ports } from '../../ports.ts'
import { keysOf } from './keys-of.ts'
import { claimMissing, noProvider, trusted, wrongAudience } from './refusals.ts'
import { saidInToken } from './said-in-token.ts'
import type { WebProvider } from './web-identity.ts'

interface Declared {
  readonly arn: string
  readonly properties: OidcProviderProperties
}

/** Users of declared OIDC providers, by ID tokens that are for one of the provider's audiences. */
export const oidcProvider: WebProvider = async ({ token, claimed }, ports) => {
  const { iss } = claimed
  if (typeof iss !== 'string') throw claimMissing('iss')
  const provider = providerOf(iss, ports)
  if (!provider) throw noProvider(iss.slice(0, 256))
  const { claims, subject } = trusted(await ports.outside.oidc(iss, token, ports.clock.now()))
  return {
    federated: provider.arn,
    subject,
    audience: listedAudience(claims, provider),
    keys: keysOf(hostOf(iss), provider.arn, claims),
    ...saidInToken(claims),
  }
}

/** The provider of IAM that is declared for an issuer. */
export function providerOf(issuer: string, { iam }: Pick<Ports, 'iam'>): Declared | undefined {
  const provider = iam.oidcProvider(`arn:aws:iam::${iam.account}:oidc-provider/${hostOf(issuer)}`)
  return provider?.properties.Url === issuer ? provider : undefined
}

const hostOf = (issuer: string) => issuer.replace(/^https?:\/\//, '').replace(/\/$/, '')

/** The audience of a token that its provider lists: whom it was given to, where it says that, else any it is for. */
export function listedAudience(
  { aud, azp }: Readonly<Record<string, unknown>>,
  { properties }: Declared,
): string {
  const listed = [azp ?? aud].flat().find((one) => properties.ClientIdList.some((id) => id === one))
  if (typeof listed !== 'string') throw wrongAudience()
  return listed
}
