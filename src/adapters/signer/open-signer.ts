import { sign as signBytes, verify as verifyBytes } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import type { Ports } from '../../engine/ports.ts'
import type { JsonObject } from '../../model/trigger.ts'
import type { Seal } from '../seal/open-seal.ts'
import type { KeyTurns } from '../store/sqlite/key-turns.ts'
import type { Vault } from '../store/sqlite/vault.ts'
import { openCertificates, type SamlUse } from './certificates.ts'
import { openPoolKeys } from './pool-keys.ts'
import type { Jwk, KeyUse } from './pool-keys.ts'
import { openProvenTokens, provenName } from './proven-tokens.ts'
import { poolUses } from './rotate-keys.ts'
import { standingKeys } from './standing-keys.ts'

/** Signs and checks the tokens of every pool. */
export type Signer = Ports['signer'] & {
  /** The keys by which a user pool's tokens are checked, at each turn the ID tokens' and the access tokens' (RFC 7517). */
  jwks(poolId: string): Promise<{ readonly keys: readonly Jwk[] }>
  /** A key of a user pool for SAML, with its certificate, made at `now` where there is none yet. */
  samlKey(poolId: string, use: SamlUse, now: number): Promise<SamlKey>
  /** The key by which an identity pool's tokens are checked (RFC 7517). */
  identityJwks(identityPoolId: string): Promise<{ readonly keys: readonly Jwk[] }>
}

/** A private key, and what others know it by: X.509, DER in base64. */
export interface SamlKey {
  readonly privateKey: KeyObject
  readonly certificate: string
}

interface Kept {
  readonly vault: Vault
  readonly seal: Seal
  /** When keys were changed; where this is left out they never are. */
  readonly turns?: Pick<KeyTurns, 'of'>
  readonly clock?: Pick<Ports['clock'], 'now'>
}

// No token that anybody can send in a header is longer. Characters.
const longest = 65_536
// Of 256 bytes; the last letter holds four bits that must be zero.
const signatureForm = /^[A-Za-z0-9_-]{341}[AQgw]$/

const digests = {
  id: 'RSA-SHA256',
  access: 'RSA-SHA256',
  saml: 'RSA-SHA256',
  'saml-encryption': 'RSA-SHA256',
  identity: 'RSA-SHA512',
} as const

/** RS256 and RS512 (RFC 7515) over keys that are kept ready; jose would cost a third more for every token. */
export function openSigner(kept: Kept): Signer {
  const keys = openPoolKeys(kept)
  const { turns, clock = { now: Date.now } } = kept
  const certificates = openCertificates(kept, keys)
  const proven = openProvenTokens()

  /** Which keys count now. Another process may have changed them, so that this is looked up every time. */
  const standing = (poolId: string, use: KeyUse) =>
    standingKeys(use === 'id' || use === 'access' ? (turns?.of(poolId) ?? []) : [], clock.now())

  async function sign(poolId: string, use: KeyUse, claims: JsonObject): Promise<string> {
    const { header, privateKey } = await keys.take(poolId, use, standing(poolId, use).signs)
    const signed = `${header}.${Buffer.from(JSON.stringify(claims)).toString('base64url')}`
    const signature = await signatureOf(signed, privateKey, digests[use])
    return `${signed}.${signature.toString('base64url')}`
  }

  function verify(poolId: string, use: KeyUse, token: string): JsonObject | undefined {
    if (token.length > longest) return undefined
    const [header, payload, signature, ...more] = token.split('.', 4)
    if (payload === undefined || signature === undefined || more.length) return undefined
    const key = standing(poolId, use)
      .known.map((turn) => keys.find(poolId, use, turn))
      .find((each) => each?.header === header)
    // A token of ours has this header to the letter: no other algorithm, key or parameter is ever read.
    if (!key || !signatureForm.test(signature)) return undefined
    const name = provenName(poolId, use, token)
    if (!proven.has(name)) {
      const bytes = Buffer.from(signature, 'base64url')
      if (!verifyBytes(digests[use], Buffer.from(`${header}.${payload}`), key.publicKey, bytes))
        return undefined
      proven.add(name)
    }
    // Signed by us, so it is the JSON object that it was.
    return JSON.parse(Buffer.from(payload, 'base64url').toString()) as JsonObject
  }

  return {
    sign,
    verify: async (poolId, use, token) => verify(poolId, use, token),
    signIdentity: (id, claims) => sign(id, 'identity', claims),
    verifyIdentity: async (id, token) => verify(id, 'identity', token),
    certificate: (poolId, now) => certificates.take(poolId, now),
    async samlKey(poolId, use, now) {
      const { privateKey } = await keys.take(poolId, use)
      return { privateKey, certificate: await certificates.take(poolId, now, use) }
    },
    async jwks(poolId) {
      const { known } = standing(poolId, 'id')
      const all = known.flatMap((turn) => poolUses.map((use) => keys.take(poolId, use, turn)))
      return { keys: (await Promise.all(all)).map(({ jwk }) => jwk) }
    },
    async identityJwks(id) {
      return { keys: [(await keys.take(id, 'identity')).jwk] }
    },
  }
}

const signatureOf = (signed: string, key: KeyObject, digest: string) =>
  new Promise<Buffer>((resolve, reject) => {
    const done = (error: Error | null, signature: Buffer) => (error ? reject(error) : resolve(signature))
    signBytes(digest, Buffer.from(signed), key, done)
  })
