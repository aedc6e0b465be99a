import type { Risk } from '../fact.ts'
import { code } from '../code.ts'
import { poolSettings } from '../settings.ts'
import { items, set } from '../tells.ts'

const added: Readonly<Record<string, Risk>> = { passkey: 'auth-strengthened' }

/** What people can begin a sign-in of their choice with. */
export const firstFactor = poolSettings('firstFactor', [
  {
    name: 'factors',
    path: ['signIn', 'factors'],
    value: ({ signIn }) => set(signIn?.factors ?? ['password']),
    tell: items(
      (factor) => [
        added[factor] ?? 'auth-weakened',
        (whose) => `people can now sign in to ${whose} by ${code(factor)} alone`,
      ],
      (factor) => [
        'client-breaking',
        (whose) => `people can no longer sign in to ${whose} by ${code(factor)} when they may choose`,
      ],
    ),
  },
])
