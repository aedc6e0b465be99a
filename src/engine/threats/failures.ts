import type { UserPool } from '../../model/pool.ts'
import type { Ports } from '../ports.ts'
import { counted } from './weigh.ts'

/** For how long failed proofs from one address are remembered after the last of them. Milliseconds. */
const window = 10 * 60_000

const keyOf = ({ id }: UserPool, ip: string) => `failures from ${id} ${counted(ip)}`

/** Counts a proof that failed, by the address that it came from: whether there is such a user makes no difference. */
export async function countFailure(
  pool: UserPool,
  ip: string | undefined,
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
): Promise<void> {
  if (ip === undefined) return
  const now = clock.now()
  await store.count(keyOf(pool, ip), (was) => ({
    failures: was && was.last + window > now ? was.failures + 1 : 1,
    last: now,
  }))
}

/** How many proofs have failed from an address a short while ago. */
export async function failuresFrom(
  pool: UserPool,
  ip: string | undefined,
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
): Promise<number> {
  if (ip === undefined) return 0
  let found = 0
  await store.count(keyOf(pool, ip), (was) => {
    found = was && was.last + window > clock.now() ? was.failures : 0
    return was
  })
  return found
}
