import type { Seal } from '../seal/open-seal.ts'
import type { Vault } from '../store/sqlite/vault.ts'
import type { PoolKeys } from './pool-keys.ts'
import { selfSigned } from './self-signed.ts'

/** The certificates of user pools, by which SAML providers know their requests. */
export interface Certificates {
  /** X.509, DER in base64; made where the pool has none yet. */
  take(poolId: string, now: number): Promise<string>
}

const decade = 10

/**
 * Certificates in the vault, beside the keys that they are of. Cognito gives out another each year while the
 * one before counts on; here the first one stays. That the pool's id is its name is unverified.
 */
export function openCertificates(
  { vault, seal }: { readonly vault: Vault; readonly seal: Seal },
  keys: Pick<PoolKeys, 'take'>,
): Certificates {
  const nameOf = (poolId: string) => JSON.stringify(['signing certificate', poolId])
  const read = (poolId: string, sealed: Uint8Array) =>
    Buffer.from(seal.open(sealed, nameOf(poolId))).toString('base64')
  return {
    async take(poolId, now) {
      const name = nameOf(poolId)
      const there = vault.get(name)
      if (there) return read(poolId, there)
      const { privateKey } = await keys.take(poolId, 'saml')
      const until = new Date(now)
      until.setUTCFullYear(until.getUTCFullYear() + decade)
      const made = selfSigned(privateKey, { name: poolId, from: now, until: until.getTime() })
      return read(poolId, vault.putIfAbsent(name, seal.seal(made, name)))
    },
  }
}
