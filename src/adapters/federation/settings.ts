import type { IdentityProvider, OpenProvider } from '../../engine/federation/federation-port.ts'
import { toldDetails } from '../../engine/pools/provider-details.ts'
import { notConfigured } from './unspoken.ts'
import { places } from '../outside/social/places.ts'

/** What is known of how to speak to a provider: its details by the names of the API, and what they leave out. */
export type Settings = Readonly<Partial<Record<string, string>>>

/** What Cognito knows of the keys of two providers that it does not tell. */
const keysOf: Readonly<Record<string, string>> = { Google: places.google, SignInWithApple: places.apple }

/** Reads the details of a provider: what is said wins over what is known of its type. */
export const settingsOf = ({ ProviderType, ProviderDetails }: OpenProvider): Settings => ({
  ...(keysOf[ProviderType] !== undefined && { jwks_uri: keysOf[ProviderType] }),
  ...toldDetails(ProviderType, ProviderDetails),
})

/** A provider whose secrets were looked up. Without one of them nobody can speak to it. */
export function opened(idp: IdentityProvider, secret: (name: string) => string | undefined): OpenProvider {
  const texts = Object.entries(idp.ProviderDetails).map(([key, value]) => {
    if (typeof value === 'string') return [key, value] as const
    const text = 'secret' in value ? secret(value.secret) : ''
    if (text === undefined) throw notConfigured(idp)
    return [key, text] as const
  })
  return { ...idp, ProviderDetails: Object.fromEntries(texts) }
}
