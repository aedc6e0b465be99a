import { globalKeys, isAmong, keysOf, services } from '../../iam/catalogue.ts'
import { nearest } from '../nearest.ts'
import type { Said } from './said-policies.ts'

/** What is known of a condition key, or of the key of a policy variable. */
export type KnownKey =
  /** It is there, or is one of a provider's or of a service's that nobody can list. */
  | 'known'
  /** It is not there; `meant` is what it is a slip of. `foreign` where nothing is known by what it begins with. */
  | { readonly meant?: string; readonly foreign: boolean }

const seen = new Map<string, KnownKey>()

/** Looks a key up among all that there are. */
export function lookUpKey(key: string): KnownKey {
  const before = seen.get(key)
  if (before) return before
  if (seen.size >= 2000) seen.clear()
  const found = find(key)
  seen.set(key, found)
  return found
}

/**
 * What a key begins with, in lower case: `aws`, a service, or the host and path of a provider; nothing, where
 * it has no colon.
 */
export function namespaceOf(key: string): string | undefined {
  const first = key.indexOf(':')
  if (first < 1) return undefined
  // The name of a provider may have a port; that of a tag may have anything.
  const colon = key.slice(0, first).includes('.') ? key.lastIndexOf(':') : first
  return key.slice(0, colon).toLowerCase()
}

/** Whether a key begins as one of the actions does: whoever has actions of his own may have keys of his own. */
export const isOwn = (key: string, actions: readonly Said[]): boolean => {
  const namespace = namespaceOf(key)
  return actions.some(({ text }) => namespaceOf(text) === namespace)
}

/** Keys that are no single service's, those of identity pools before those of other providers. */
function shared(): readonly string[] {
  const ofProviders = keysOf('sts')
  const ofIdentityPools = ofProviders.filter((key) => key.startsWith('cognito-identity.amazonaws.com:'))
  return [
    ...globalKeys(),
    ...ofIdentityPools,
    ...ofProviders,
    ...keysOf('cognito-identity'),
    ...keysOf('sso'),
  ]
}

function find(key: string): KnownKey {
  const namespace = namespaceOf(key)
  if (namespace === undefined) return unknown(key, shared(), true)
  const isService = services().includes(namespace)
  const own = isService ? keysOf(namespace) : []
  const all = [...own, ...shared()]
  if (isAmong(key, all)) return 'known'
  const beside = all.filter((one) => namespaceOf(one) === namespace)
  if (beside.length > 0) return isOfEveryToken(key, namespace) ? 'known' : unknown(key, beside, false)
  if (isService) return unknown(key, [], false)
  // What tokens of other providers say is theirs to know, unless one is misspelt.
  const slip = unknown(key, shared(), true)
  return namespace.includes('.') && slip.meant === undefined ? 'known' : slip
}

/** Providers that AWS knows without being told, which have keys of their own. */
const builtIn = [
  'cognito-identity.amazonaws.com',
  'accounts.google.com',
  'graph.facebook.com',
  'www.amazon.com',
]

/** Whether a key asks what the tokens of every other OIDC provider say. */
const isOfEveryToken = (key: string, namespace: string) =>
  namespace.includes('.') && !builtIn.includes(namespace) && /:(amr|aud|azp|email|oaud|sub)$/i.test(key)

function unknown(key: string, candidates: readonly string[], foreign: boolean): Exclude<KnownKey, 'known'> {
  const meant = nearestKey(key, candidates)
  return { foreign, ...(meant !== undefined && { meant }) }
}

/** The key that was most likely meant; of a template such as `aws:PrincipalTag/${TagKey}` with the author's own tag. */
function nearestKey(key: string, candidates: readonly string[]): string | undefined {
  const lower = key.toLowerCase()
  const same = candidates.find((one) => one.toLowerCase().endsWith(`:${lower}`))
  if (same !== undefined && !/[<{]/.test(same)) return same
  const slash = key.indexOf('/')
  const heads = candidates.filter((one) => /\/(\$\{[^}]*\}|<[^>]*>)$/.test(one))
  if (slash > 0) {
    const tail = key.slice(slash)
    const head = nearest(
      key.slice(0, slash),
      heads.map((one) => one.slice(0, one.indexOf('/'))),
    )
    if (head !== undefined) return head + tail
  }
  return nearest(
    key,
    candidates.filter((one) => !/[<{]/.test(one)),
  )
}
