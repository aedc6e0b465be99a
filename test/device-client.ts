import { createHash, createHmac } from 'node:crypto'
import { g, N } from '../src/engine/secrets/srp-group.ts'
import { number, pad, privateKey, scrambler, sessionKey } from '../src/engine/secrets/srp.ts'
import { SRP_A } from './srp-client.ts'
import { power } from './world.ts'

const k = number(createHash('sha256').update(pad(N)).update(pad(g)).digest())
const a = number(createHash('sha256').update('a caller').digest())
const salt = '00d1ce5a17'

/** What a sign-in said of a device that was not known. */
export interface NewDevice {
  readonly DeviceKey?: string | undefined
  readonly DeviceGroupKey?: string | undefined
}

/** A device as its own side knows it: what it sends to be confirmed, and its answers when it signs in. */
export function device({ DeviceKey = '', DeviceGroupKey = '' }: NewDevice, secret = 'forty random bytes') {
  const name = DeviceGroupKey + DeviceKey
  const bytes = (hex: string) => Buffer.from(pad(hex)).toString('base64')
  return {
    key: DeviceKey,
    DeviceSecretVerifierConfig: {
      PasswordVerifier: bytes(power(g, privateKey(salt, name, secret)).toString(16)),
      Salt: bytes(salt),
    },
    opening: { USERNAME: 'ana', DEVICE_KEY: DeviceKey, SRP_A },
    claim(asked: Readonly<Record<string, string>> | undefined) {
      const { SALT = '', SRP_B = '', SECRET_BLOCK = '', USERNAME = '' } = asked ?? {}
      const B = number(SRP_B)
      const u = scrambler(number(SRP_A), B)
      const x = privateKey(SALT, name, secret)
      const base = (((B - k * power(g, x)) % N) + N) % N
      const TIMESTAMP = 'Thu Jan 1 09:00:00 UTC 2026'
      const signature = createHmac('sha256', sessionKey(power(base, a + u * x), u))
        .update(name)
        .update(Buffer.from(SECRET_BLOCK, 'base64'))
        .update(TIMESTAMP)
      return {
        USERNAME,
        DEVICE_KEY: DeviceKey,
        PASSWORD_CLAIM_SECRET_BLOCK: SECRET_BLOCK,
        PASSWORD_CLAIM_SIGNATURE: signature.digest('base64'),
        TIMESTAMP,
      }
    },
  }
}
