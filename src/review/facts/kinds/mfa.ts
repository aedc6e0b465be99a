import type { PoolDocument } from '../../../config/made/documents.ts'
import { secondFactors } from '../../lint/questions/second-factors.ts'
import { code } from '../code.ts'
import type { Risk } from '../fact.ts'
import { poolSettings } from '../settings.ts'
import { items, ladder, set, stronger } from '../tells.ts'

/** Codes that travel, and that others may read on the way. */
const sent = ['sms', 'email']
const strength = (factor: string, comes: boolean): Risk =>
  sent.includes(factor) === comes ? 'auth-weakened' : 'auth-strengthened'

/** What people may be asked for; where nobody is asked for anything, what would be. */
const factors = (pool: PoolDocument) =>
  set(secondFactors({ ...pool, mfa: { ...pool.mfa, mode: 'required' } }))

const tellFactors = items(
  (factor) => [strength(factor, true), (whose) => `${code(factor)} is now a second factor of ${whose}`],
  (factor) => [
    strength(factor, false),
    (whose) => `${code(factor)} is no longer a second factor of ${whose}: whoever has only that has none`,
  ],
)

/** Whether people are asked for a second factor, and for which. */
export const mfa = poolSettings('mfa', [
  {
    name: 'mode',
    path: ['mfa', 'mode'],
    value: ({ mfa }) => mfa?.mode ?? 'off',
    tell: ladder('multi-factor authentication', ['off', 'optional', 'required'], stronger, {
      off: 'nobody is asked for a second factor',
      optional: 'whoever has set up a second factor is asked for it',
      required: 'nobody signs in without a second factor',
    }),
  },
  {
    name: 'factors',
    path: ['mfa', 'factors'],
    value: (pool) => ({ on: (pool.mfa?.mode ?? 'off') !== 'off', factors: factors(pool) }),
    tell: function* (was, is, whose) {
      const [then, now] = [was as unknown as Factors, is as unknown as Factors]
      if (then.on && now.on) yield* tellFactors(then.factors, now.factors, whose)
      // Turning it on or off is told as such.
      else if (!then.on && !now.on)
        yield {
          risk: 'cosmetic',
          sentence: `other second factors of ${whose} are named, and nobody is asked for any`,
        }
    },
  },
])

interface Factors {
  readonly on: boolean
  readonly factors: readonly string[]
}
