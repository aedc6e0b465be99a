import { createHash, createHmac } from 'node:crypto'
import { agrees, opensslPower, plainPower } from '../adapters/srp/power.ts'
import type { Ports } from '../engine/ports.ts'
import { g, N } from '../engine/secrets/srp-group.ts'
import { number, pad, privateKey, scrambler, sessionKey, srpName } from '../engine/secrets/srp.ts'

const openssl = opensslPower()
const power = agrees(openssl) ? openssl : plainPower
const k = number(createHash('sha256').update(pad(N)).update(pad(g)).digest())

/** The caller's half of an SRP exchange. */
export interface SrpExchange {
  /** What it begins with. */
  readonly SRP_A: string
  /** Proves a password by the parameters of PASSWORD_VERIFIER: the responses to it, at a time in milliseconds. */
  claim(asked: Readonly<Record<string, string>>, password: string, now: number): Record<string, string>
}

/** Begins an exchange with a pool. */
export function srpExchange(poolId: string, random: Ports['random']): SrpExchange {
  const a = number(random.bytes(32))
  const A = power(g, a)
  return {
    SRP_A: A.toString(16),
    claim({ SALT = '', SRP_B = '', SECRET_BLOCK = '', USER_ID_FOR_SRP = '' }, password, now) {
      const name = srpName(poolId, USER_ID_FOR_SRP)
      const B = number(SRP_B)
      const u = scrambler(A, B)
      const x = privateKey(SALT, name, password)
      const base = (((B - k * power(g, x)) % N) + N) % N
      const TIMESTAMP = timestamp(now)
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
    },
  }
}

/** As Java writes dates, which SDKs imitate: `Thu Jan 1 09:00:00 UTC 2026`. */
function timestamp(now: number): string {
  const [day, date, month, year, time] = new Date(now).toUTCString().replace(',', '').split(' ')
  return `${day} ${month} ${Number(date)} ${time} UTC ${year}`
}
