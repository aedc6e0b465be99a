import { g, N } from '../../engine/secrets/srp-group.ts'
import { combLimit, makeComb } from './comb.ts'
import { agrees, opensslPower, plainPower } from './power.ts'

/** What is asked of the arithmetic: one of the two things that the port promises, with its numbers. */
export type SrpJob =
  | { readonly kind: 'raise'; readonly exponent: bigint }
  | {
      readonly kind: 'agree'
      readonly A: bigint
      readonly verifier: bigint
      readonly u: bigint
      readonly b: bigint
    }

// After so many powers of g the table has paid for itself.
const worthATable = 200

/** Does the arithmetic, on the thread that asks. */
export function openArithmetic(): (job: SrpJob) => bigint {
  const openssl = opensslPower()
  const power = agrees(openssl) ? openssl : plainPower
  let [raised, comb] = [0, power.bind(undefined, g)]

  function raise(exponent: bigint): bigint {
    if (exponent >= combLimit) return power(g, exponent)
    if (++raised === worthATable) comb = makeComb()
    return comb(exponent)
  }

  return (job) => {
    if (job.kind === 'raise') return raise(job.exponent)
    const { A, verifier, u, b } = job
    return power(((A % N) * power(verifier % N, u)) % N, b)
  }
}
