import type { Finding } from '../../model/finding.ts'
import type { Sides } from '../facts/fact.ts'
import { planFinding } from '../plan/plan-findings.ts'
import type { Breach } from './breach.ts'
import { assertedIn, breachesOf } from './breaches.ts'

/**
 * The assertions of after that hold of before and do not hold of after. One that did not hold either way is a
 * matter of `lint`.
 */
export function newlyBroken({ before, after, renames }: Sides): readonly Finding[] {
  const all = assertedIn(after)
  if (!all.length) return []
  const key = ({ assertion, subject }: Breach) => `${assertion} ${subject}`
  const now = [...breachesOf(all, after)]
  if (!now.length) return []
  const past = new Set([...breachesOf(all, before)].map((breach) => key(renamed(breach))))
  return now
    .filter((breach) => !past.has(key(breach)))
    .map(({ assertion, message, at, help, asserted }) => ({
      ...planFinding('PW-PLAN-005', `the assertion \`${assertion}\` no longer holds: ${message}`, at),
      ...(help && { help }),
      related: [{ message: 'it is asserted here', at: asserted }],
    }))

  /** By the name that a role or a pool has now. */
  function renamed(breach: Breach): Breach {
    const [kind = '', name = '', ...rest] = breach.subject.split('/')
    if (kind !== 'pool' && kind !== 'role') return breach
    const [now = name] = renames.now(kind, [name])
    return { ...breach, subject: [kind, now, ...rest].join('/') }
  }
}
