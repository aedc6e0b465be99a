import type { Kit } from '../kit.ts'

/** `node:crypto`, the part that needs no stream and no connection. */
export function nodeCrypto(kit: Kit) {
  const made = { ...kit.part('crypto/digests') } as Record<string, unknown>
  /** Compiled when they are first called: most scripts want digests and random values. */
  const rest = {
    'crypto/keys':
      'KeyObject createSecretKey createPublicKey createPrivateKey generateKeyPairSync generateKeyPair generateKeySync generateKey',
    'crypto/signatures':
      'Sign Verify ECDH createSign createVerify createECDH getCurves sign verify publicEncrypt publicDecrypt privateEncrypt privateDecrypt diffieHellman',
    'crypto/ciphers': 'Cipheriv Decipheriv createCipheriv createDecipheriv getCiphers getCipherInfo',
  } as const
  for (const [part, names] of Object.entries(rest))
    for (const name of names.split(' '))
      Object.defineProperty(made, name, {
        enumerable: true,
        configurable: true,
        get: () => {
          const found = kit.part(part as 'crypto/keys') as unknown as Record<string, unknown>
          return ((found['module'] ?? found) as Record<string, unknown>)[name]
        },
        set: (value: unknown) =>
          Object.defineProperty(made, name, { value, writable: true, enumerable: true }),
      })
  const { defineProperty } = Object
  defineProperty(made, 'webcrypto', { enumerable: true, get: () => kit.part('web:crypto').web })
  defineProperty(made, 'subtle', { enumerable: true, get: () => kit.part('web:crypto').web.subtle })
  return Object.assign(made, {
    getFips: () => 0,
    constants: {
      RSA_PKCS1_PADDING: 1,
      RSA_NO_PADDING: 3,
      RSA_PKCS1_OAEP_PADDING: 4,
      RSA_PKCS1_PSS_PADDING: 6,
      RSA_PSS_SALTLEN_DIGEST: -1,
      RSA_PSS_SALTLEN_MAX_SIGN: -2,
      RSA_PSS_SALTLEN_AUTO: -2,
      POINT_CONVERSION_COMPRESSED: 2,
      POINT_CONVERSION_UNCOMPRESSED: 4,
      POINT_CONVERSION_HYBRID: 6,
    },
  })
}
