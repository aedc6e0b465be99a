import type { Seal } from '../seal/open-seal.ts'
import type { Vault } from '../store/sqlite/vault.ts'
import type { PoolKeys } from './pool-keys.ts'
import { selfSigned } from './self-signed.ts'

/** What SAML providers know a certificate for: to tell the pool's requests, or to encrypt what they send it. */
export type SamlUse = 'saml' | 'saml-encryption'

/** The certificates of user pools for SAML providers. */
export interface Certificates {
  /** X.509, DER in base64; made where the pool has none yet. */
  take(poolId: string, now: number, use?: SamlUse): Promise<string>
}

const names = { saml: 'signing certificate', 'saml-encryption': 'encryption certificate' } as const

const decade = 10

/**
 * Certificates in the vault, beside the keys that they are of. Cognito gives out another each year while the
 * one before counts on; here the first one stays. That the pool's id is its name is unverified.
 */
export function openCertificates(
  { vault, seal }: { readonly vault: Vault; readonly seal: Seal },
  keys: Pick<PoolKeys, 'take'>,
): Certificates {
  const read = (name: string, sealed: Uint8Array) => Buffer.from(seal.open(sealed, name)).toString('base64')
  return {
    async take(poolId, now, use = 'saml') {
      const name = JSON.stringify([names[use], poolId])
      const there = vault.get(name)
      if (there) return read(name, there)
      const { privateKey } = await keys.take(poolId, use)
      const until = new Date(now)
      until.setUTCFullYear(until.getUTCFullYear() + decade)
      const made = selfSigned(privateKey, { name: poolId, from: now, until: until.getTime() })
      return read(name, vault.putIfAbsent(name, seal.seal(made, name)))
    },
  }
}
