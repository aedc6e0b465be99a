import { createHash, createPrivateKey, createPublicKey, generateKeyPair } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import type { TokenUse } from '../../engine/ports.ts'
import type { Seal } from '../seal/open-seal.ts'
import type { Vault } from '../store/sqlite/vault.ts'

/** What a key is for: the ID or access tokens of a user pool, its SAML requests, what SAML providers encrypt for it, or the OpenID tokens of an identity pool. */
export type KeyUse = TokenUse | 'saml' | 'saml-encryption' | 'identity'

/** A public key as a JWKS shows it (RFC 7517), its members in Cognito's order. */
export interface Jwk {
  readonly alg: 'RS256' | 'RS512'
  readonly e: string
  readonly kid: string
  readonly kty: 'RSA'
  readonly n: string
  readonly use: 'sig'
}

/** One of a pool's keys, ready for use. */
export interface SigningKey {
  readonly privateKey: KeyObject
  readonly publicKey: KeyObject
  /** The whole first part of every token that it signs. */
  readonly header: string
  readonly jwk: Jwk
}

/** The keys of every pool, each read once. User pools have two, and more where they know SAML providers; identity pools one. */
export interface PoolKeys {
  /** The key, made where the pool has none yet. Another turn than the first is that of a key which took its place. */
  take(poolId: string, use: KeyUse, turn?: number): Promise<SigningKey>
  /** The key, if it was ever made. */
  find(poolId: string, use: KeyUse, turn?: number): SigningKey | undefined
  /** Destroys a key that nobody will know again. */
  destroy(poolId: string, use: KeyUse, turn: number): void
}

/** RSA keys of 2048 bits, sealed in the vault. Of two processes that make a key at once, one makes it for both. */
export function openPoolKeys({ vault, seal }: { vault: Vault; seal: Seal }): PoolKeys {
  const known = new Map<string, SigningKey>()
  const making = new Map<string, Promise<SigningKey>>()
  const nameOf = (poolId: string, use: KeyUse, turn: number) =>
    JSON.stringify(['signing key', poolId, use, ...(turn ? [turn] : [])])

  function read(poolId: string, use: KeyUse, turn: number, sealed: Uint8Array): SigningKey {
    const name = nameOf(poolId, use, turn)
    const key = Buffer.from(seal.open(sealed, name))
    const read = signingKey(createPrivateKey({ key, format: 'der', type: 'pkcs8' }), poolId, use)
    known.set(name, read)
    return read
  }

  function find(poolId: string, use: KeyUse, turn = 0): SigningKey | undefined {
    const name = nameOf(poolId, use, turn)
    const found = known.get(name)
    if (found) return found
    const sealed = vault.get(name)
    return sealed && read(poolId, use, turn, sealed)
  }

  async function make(poolId: string, use: KeyUse, turn: number): Promise<SigningKey> {
    const pkcs8 = await newPrivateKey()
    const name = nameOf(poolId, use, turn)
    return read(poolId, use, turn, vault.putIfAbsent(name, seal.seal(pkcs8, name)))
  }

  return {
    find,
    destroy(poolId, use, turn) {
      const name = nameOf(poolId, use, turn)
      known.delete(name)
      vault.remove(name)
    },
    async take(poolId, use, turn = 0) {
      const name = nameOf(poolId, use, turn)
      const found = find(poolId, use, turn) ?? making.get(name)
      if (found) return found
      const made = make(poolId, use, turn).finally(() => making.delete(name))
      making.set(name, made)
      return made
    },
  }
}

/** Makes a key off the event loop: it takes some tenths of a second. */
const newPrivateKey = () =>
  new Promise<Buffer>((resolve, reject) => {
    const options = {
      modulusLength: 2048,
      publicKeyEncoding: { format: 'der', type: 'spki' },
      privateKeyEncoding: { format: 'der', type: 'pkcs8' },
    } as const
    generateKeyPair('rsa', options, (error, _, privateKey) => (error ? reject(error) : resolve(privateKey)))
  })

function signingKey(privateKey: KeyObject, poolId: string, keyUse: KeyUse): SigningKey {
  const publicKey = createPublicKey(privateKey)
  const { e = '', n = '' } = publicKey.export({ format: 'jwk' })
  // RFC 7638: the hash of the key's own members.
  const hash = createHash('sha256')
    .update(JSON.stringify({ e, kty: 'RSA', n }))
    .digest()
  const said = keyUse === 'identity' ? ofIdentityPool(poolId, hash) : ofUserPool(hash)
  const header = Buffer.from(JSON.stringify(said)).toString('base64url')
  const { alg, kid } = said
  return { privateKey, publicKey, header, jwk: { alg, e, kid, kty: 'RSA', n, use: 'sig' } }
}

// The ids of Cognito's keys have 32 bytes and this alphabet, too.
const ofUserPool = (hash: Buffer) => ({ kid: hash.toString('base64'), alg: 'RS256' }) as const

// The form of the id, `<region>-<number>`, is unverified.
const ofIdentityPool = (poolId: string, hash: Buffer) =>
  ({ kid: `${poolId.split(':')[0]}-${hash.readUIntBE(0, 6)}`, typ: 'JWS', alg: 'RS512' }) as const
