import type { AppClient, UserPool } from '../../model/pool.ts'
import type { Texts } from '../sign-in/turn.ts'
import type { IdentityProvider } from './federation-port.ts'

/** Where a request to authorize leads: to a provider, to the pool's own pages, or nowhere. */
export type Choice =
  | { readonly kind: 'provider'; readonly idp: IdentityProvider }
  | { readonly kind: 'pages' }
  | { readonly kind: 'unknown' }

/** The word for the pool's own users among the providers of a client. */
const own = 'COGNITO'

/** The names that a client lets people sign in by: the pool's own users alone where it says none. */
const namesOf = ({ properties }: AppClient): readonly string[] =>
  properties.SupportedIdentityProviders?.length ? properties.SupportedIdentityProviders : [own]

/** Whether the pool's own users may sign in to an app. */
export const takesOwnUsers = (client: AppClient): boolean => namesOf(client).includes(own)

/** The providers by which people may sign in to an app, in the order in which the pool has them. */
export const providersOf = (pool: UserPool, client: AppClient): readonly IdentityProvider[] =>
  pool.identityProviders.filter(({ ProviderName }) => namesOf(client).includes(ProviderName))

/**
 * The provider that an identifier means, or an e-mail address by the domain after its `@`, as the sign-in page of
 * Cognito asks for one. Domains are no more than names: that case does not count is unverified.
 */
export function identifiedBy(
  providers: readonly IdentityProvider[],
  identifier: string,
): IdentityProvider | undefined {
  const has = (word: string) =>
    providers.find(({ IdpIdentifiers = [] }) => IdpIdentifiers.some((one) => one.toLowerCase() === word))
  const said = identifier.toLowerCase()
  return has(said) ?? (said.includes('@') ? has(said.slice(said.lastIndexOf('@') + 1)) : undefined)
}

/**
 * Reads `identity_provider` and `idp_identifier` (Cognito's "Authorize endpoint"). An app that knows one provider
 * and not the pool's own users is sent straight there.
 */
export function chooseProvider(
  { identity_provider: name, idp_identifier: identifier }: Texts,
  pool: UserPool,
  client: AppClient,
): Choice {
  const providers = providersOf(pool, client)
  const chosen = (idp: IdentityProvider | undefined): Choice =>
    idp ? { kind: 'provider', idp } : { kind: 'unknown' }
  if (name === own) return takesOwnUsers(client) ? { kind: 'pages' } : { kind: 'unknown' }
  if (name) return chosen(providers.find(({ ProviderName }) => ProviderName === name))
  if (identifier) return chosen(identifiedBy(providers, identifier))
  return providers.length === 1 && !takesOwnUsers(client) ? chosen(providers[0]) : { kind: 'pages' }
}
