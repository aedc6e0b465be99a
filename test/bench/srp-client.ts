import { createHash, createHmac, randomBytes } from 'node:crypto'
import { opensslPower } from '../../src/adapters/srp/power.ts'
import { g, N } from '../../src/engine/secrets/srp-group.ts'
import { number, pad, privateKey, scrambler, sessionKey, srpName } from '../../src/engine/secrets/srp.ts'

const power = opensslPower()
const k = number(createHash('sha256').update(pad(N)).update(pad(g)).digest())

/** The caller's half of one exchange. */
export function exchange() {
  const a = number(randomBytes(32))
  const A = power(g, a)
  return {
    SRP_A: A.toString(16),
    claim(asked: Record<string, string>, poolId: string, secret: string) {
      const { SALT = '', SRP_B = '', SECRET_BLOCK = '', USER_ID_FOR_SRP = '' } = asked
      const name = srpName(poolId, USER_ID_FOR_SRP)
      const B = number(SRP_B)
      const u = scrambler(A, B)
      const x = privateKey(SALT, name, secret)
      const key = sessionKey(power((((B - k * power(g, x)) % N) + N) % N, a + u * x), u)
      const TIMESTAMP = 'Mon Nov 23 09:00:00 UTC 2026'
      const signature = createHmac('sha256', key)
        .update(name)
        .update(Buffer.from(SECRET_BLOCK, 'base64'))
        .update(TIMESTAMP)
      return {
        USERNAME: USER_ID_FOR_SRP,
        PASSWORD_CLAIM_SECRET_BLOCK: SECRET_BLOCK,
        PASSWORD_CLAIM_SIGNATURE: signature.digest('base64'),
        TIMESTAMP,
      }
    },
  }
}
