import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import type { SrpExchange } from '../../model/sign-in.ts'
import type { Verifier } from '../../model/user.ts'
import type { Ports } from '../ports.ts'
import { g, N } from './srp-group.ts'

/** SRP-6a as Cognito speaks it: RFC 5054, the group of RFC 3526 §4, and Java's way to write integers. */

type Srp = Ports['srp']

/** An integer as Java's `BigInteger` writes it: whole bytes, and a zero in front of a set top bit. */
export function pad(value: bigint | string): Buffer {
  const hex = typeof value === 'string' ? value : value.toString(16)
  const even = hex.length % 2 ? `0${hex}` : hex
  return Buffer.from(/^[89a-f]/i.test(even) ? `00${even}` : even, 'hex')
}
const sha256 = (...parts: (Buffer | string)[]) => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest()
}
export const number = (hex: Buffer | string) =>
  BigInt(`0x${typeof hex === 'string' ? hex : hex.toString('hex')}`)
const k = number(sha256(pad(N), pad(g)))
export const scrambler = (A: bigint, B: bigint) => number(sha256(pad(A), pad(B)))

/** The name under which a password is hashed: the part of the pool's id after the region, then the user's. */
export const srpName = (poolId: string, username: string) => poolId.slice(poolId.indexOf('_') + 1) + username

/** The private key that a salt, a name and a password make. */
export const privateKey = (salt: string, name: string, password: string) =>
  number(sha256(pad(salt), sha256(name, ':', password)))

/** What is kept of a password. */
export async function verifierOf(salt: string, name: string, password: string, srp: Srp): Promise<Verifier> {
  return { salt, verifier: (await srp.raise(privateKey(salt, name, password))).toString(16) }
}

/** A salt as it is sent. Clients read it as a number, so a zero in front would be lost on them. */
export const saltOf = (drawn: Buffer) => number(drawn).toString(16)

/** What to keep of a user's new password. */
export const newVerifier = (
  { poolId, username }: { readonly poolId: string; readonly username: string },
  password: string,
  { random, srp }: Pick<Ports, 'random' | 'srp'>,
): Promise<Verifier> => verifierOf(saltOf(random.bytes(16)), srpName(poolId, username), password, srp)

/** Whether a password is the one that was kept. */
export async function fits(kept: Verifier, name: string, password: string, srp: Srp): Promise<boolean> {
  const { verifier } = await verifierOf(kept.salt, name, password, srp)
  return (
    verifier.length === kept.verifier.length &&
    timingSafeEqual(Buffer.from(verifier), Buffer.from(kept.verifier))
  )
}

/** Whether this is a number that a caller may open with. RFC 5054 §2.5.4 */
export const opens = (A: string) =>
  A.length <= 1024 && /^[0-9a-f]+$/i.test(A) && ![0n, 1n, N - 1n].includes(number(A) % N)

/** The server's half of an exchange. */
export async function respond({ verifier }: Verifier, A: string, b: Buffer, srp: Srp): Promise<SrpExchange> {
  const B = (k * number(verifier) + (await srp.raise(number(b)))) % N
  return { A, b: b.toString('hex'), B: B.toString(16) }
}

/** The key both sides hold once the exchange is over. */
export function sessionKey(S: bigint, u: bigint): Buffer {
  const prk = createHmac('sha256', pad(u)).update(pad(S)).digest()
  return createHmac('sha256', prk).update('Caldera Derived Key\u0001').digest().subarray(0, 16)
}

/** What a caller sends as proof. */
export interface Claim {
  readonly signature: string
  readonly block: string
  readonly timestamp: string
}

/** Whether a claim could only have been signed by one who knows the password. */
export async function proves(
  claim: Claim,
  { A, b, B }: SrpExchange,
  { verifier }: Verifier,
  name: string,
  srp: Srp,
): Promise<boolean> {
  const u = scrambler(number(A), number(B))
  const S = await srp.agree(number(A), number(verifier), u, number(b))
  const expected = createHmac('sha256', sessionKey(S, u))
    .update(name)
    .update(Buffer.from(claim.block, 'base64'))
    .update(claim.timestamp)
    .digest()
  const signature = Buffer.from(claim.signature, 'base64')
  return signature.length === expected.length && timingSafeEqual(signature, expected)
}
