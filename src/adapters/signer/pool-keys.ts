import { createHash, createPrivateKey, createPublicKey, generateKeyPair } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import type { TokenUse } from '../../engine/ports.ts'
import type { Seal } from '../seal/open-seal.ts'
import type { Vault } from '../store/sqlite/vault.ts'

/** A public key as a JWKS shows it (RFC 7517), its members in Cognito's order. */
export interface Jwk {
  readonly alg: 'RS256'
  readonly e: string
  readonly kid: string
  readonly kty: 'RSA'
  readonly n: string
  readonly use: 'sig'
}

/** One of a pool's two keys, ready for use. */
export interface SigningKey {
  readonly privateKey: KeyObject
  readonly publicKey: KeyObject
  /** The whole first part of every token that it signs. */
  readonly header: string
  readonly jwk: Jwk
}

/** The keys of every pool, each read once. */
export interface PoolKeys {
  /** The key, made where the pool has none yet. */
  take(poolId: string, use: TokenUse): Promise<SigningKey>
  /** The key, if it was ever made. */
  find(poolId: string, use: TokenUse): SigningKey | undefined
}

/** RSA keys of 2048 bits, sealed in the vault. Of two processes that make a key at once, one makes it for both. */
export function openPoolKeys({ vault, seal }: { vault: Vault; seal: Seal }): PoolKeys {
  const known = new Map<string, SigningKey>()
  const making = new Map<string, Promise<SigningKey>>()
  const nameOf = (poolId: string, use: TokenUse) => JSON.stringify(['signing key', poolId, use])

  function read(name: string, sealed: Uint8Array): SigningKey {
    const key = Buffer.from(seal.open(sealed, name))
    const read = signingKey(createPrivateKey({ key, format: 'der', type: 'pkcs8' }))
    known.set(name, read)
    return read
  }

  function find(name: string): SigningKey | undefined {
    const found = known.get(name)
    if (found) return found
    const sealed = vault.get(name)
    return sealed && read(name, sealed)
  }

  async function make(name: string): Promise<SigningKey> {
    const pkcs8 = await newPrivateKey()
    return read(name, vault.putIfAbsent(name, seal.seal(pkcs8, name)))
  }

  return {
    find: (poolId, use) => find(nameOf(poolId, use)),
    async take(poolId, use) {
      const name = nameOf(poolId, use)
      const found = find(name) ?? making.get(name)
      if (found) return found
      const made = make(name).finally(() => making.delete(name))
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

function signingKey(privateKey: KeyObject): SigningKey {
  const publicKey = createPublicKey(privateKey)
  const { e = '', n = '' } = publicKey.export({ format: 'jwk' })
  // RFC 7638: the hash of the key's own members. Cognito's ids have 32 bytes and this alphabet, too.
  const kid = createHash('sha256')
    .update(JSON.stringify({ e, kty: 'RSA', n }))
    .digest('base64')
  const header = Buffer.from(JSON.stringify({ kid, alg: 'RS256' })).toString('base64url')
  return { privateKey, publicKey, header, jwk: { alg: 'RS256', e, kid, kty: 'RSA', n, use: 'sig' } }
}
