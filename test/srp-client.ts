import { createHash, createHmac } from 'node:crypto'
import { g, N } from '../src/engine/secrets/srp-group.ts'
import { number, pad, privateKey, scrambler, sessionKey, srpName } from '../src/engine/secrets/srp.ts'
import { power } from './world.ts'

const k = number(createHash('sha256').update(pad(N)).update(pad(g)).digest())
const a = number(createHash('sha256').update('a caller').digest())
const A = power(g, a)

/** The caller's half of an SRP exchange. */
export const SRP_A = A.toString(16)

/** The caller's answer to a PASSWORD_VERIFIER challenge. */
export function claim(asked: Readonly<Record<string, string>> | undefined, poolId: string, secret: string) {
  const { SALT = '', SRP_B = '', SECRET_BLOCK = '', USER_ID_FOR_SRP = '' } = asked ?? {}
  const name = srpName(poolId, USER_ID_FOR_SRP)
  const B = number(SRP_B)
  const u = scrambler(A, B)
  const x = privateKey(SALT, name, secret)
  const base = (((B - k * power(g, x)) % N) + N) % N
  const TIMESTAMP = 'Thu Jan 1 09:00:00 UTC 2026'
  const signature = createHmac('sha256', sessionKey(power(base, a + u * x), u))
    .update(name)
    .update(Buffer.from(SECRET_BLOCK, 'base64'))
    .update(TIMESTAMP)
  return {
    USERNAME: USER_ID_FOR_SRP,
    PASSWORD_CLAIM_SECRET_BLOCK: SECRET_BLOCK,
    PASSWORD_CLAIM_SIGNATURE: signature.digest('base64'),
    TIMESTAMP,
  }
}
