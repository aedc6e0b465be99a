import { isObject } from '../../../config/canonical/tree.ts'
import type { PoolIdentityProvider } from '../../../config/made/documents.ts'
import type { Resource } from '../reviewed.ts'
import type { Place } from '../rule.ts'

/** An identity provider of a pool, and where its parts stand. */
export interface Provider {
  readonly pool: Resource<'pool'>
  readonly name: string
  readonly says: PoolIdentityProvider
  readonly at: (...path: Place['path']) => Place
}

/** The identity providers of a pool. */
export const providersOf = (pool: Resource<'pool'>): readonly Provider[] =>
  Object.entries(pool.says.identityProviders ?? {}).map(([name, says]) => ({
    pool,
    name,
    says,
    at: (...path) => ({ resource: pool, path: ['identityProviders', name, ...path] }),
  }))

/** The details that are written in Cognito's own words, because ours have none for them: texts by their names. */
export function ownDetails({ says: { aws } }: Provider): readonly (readonly [key: string, text: string])[] {
  const details = aws?.['ProviderDetails']
  if (!isObject(details)) return []
  return Object.entries(details).flatMap(([key, text]) => (typeof text === 'string' ? [[key, text]] : []))
}

/** Where one of those details stands. */
export const detailAt = (provider: Provider, key: string): Place => provider.at('aws', 'ProviderDetails', key)
