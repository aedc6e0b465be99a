import type { Vouched } from '../../engine/access.ts'
import { Unreached } from '../reach/fetch/unreached.ts'
import { Distrusted } from './distrusted.ts'
import { isLocal } from './documents.ts'
import type { Documents } from './documents.ts'
import { isObject, jsonIn } from './json-in.ts'
import { fetchKeySet } from './key-sets.ts'
import type { KeySet } from './key-sets.ts'
import type { Kept } from './kept.ts'
import { verifyToken } from './verify-token.ts'

/** Verifies tokens of OIDC issuers by the keys that their discovery documents name. */
export type Oidc = (issuer: string, token: string, now: number) => Promise<Omit<Vouched, 'provider'>>

/**
 * Tokens of the issuers that a project declares (OpenID Connect Discovery 1.0). The thumbprints that a
 * provider declares are not looked at: whom a connection leads to is proven by a certificate of an authority
 * that the machine knows, as AWS itself does it wherever there is one, and none without that is taken.
 */
export function openOidc({
  documents,
  keySets,
  allowLocal,
}: {
  readonly documents: Documents
  readonly keySets: Kept<KeySet>
  readonly allowLocal: boolean
}): Oidc {
  return (issuer, token, now) => {
    const load = () => discover(documents, issuer, allowLocal)
    return verifyToken(
      token,
      {
        names: [issuer],
        keys: () => keySets.take(issuer, load),
        renew: () => keySets.renew(issuer, load),
      },
      now,
    )
  }
}

async function discover(documents: Documents, issuer: string, allowLocal: boolean): Promise<KeySet> {
  // Only an issuer on this machine may have its keys there: others would make us ask our neighbours.
  const local = allowLocal && URL.canParse(issuer) && isLocal(new URL(issuer))
  const place = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`
  const { status, text } = await documents.get(place, { local, headers: { accept: 'application/json' } })
  const said = status === 200 ? jsonIn(text) : undefined
  if (!isObject(said)) throw new Unreached('ERR_NO_DISCOVERY', 'there is no discovery document')
  if (said['issuer'] !== issuer) throw new Distrusted({ why: 'issuer' })
  const { jwks_uri: keys, id_token_signing_alg_values_supported: signs = ['RS256'] } = said
  if (typeof keys !== 'string' || !Array.isArray(signs))
    throw new Unreached('ERR_NO_DISCOVERY', 'the discovery document names no keys')
  return fetchKeySet(documents, keys, { local, signs: signs.map(String) })
}
