import { poolSettings } from '../settings.ts'
import { amount, flag, weaker } from '../tells.ts'

/** Whether it is known where people are signed in, and in how many apps one can be. */
export const sessions = poolSettings('sessions', [
  {
    name: 'track',
    path: ['sessions', 'track'],
    value: ({ sessions }) => sessions?.track ?? false,
    tell: flag(
      ['auth-strengthened', (whose) => `it is now tracked where people of ${whose} are signed in`],
      ['auth-weakened', (whose) => `nobody can list or end any more where people of ${whose} are signed in`],
    ),
  },
  {
    name: 'perUser',
    path: ['sessions', 'perUser'],
    value: ({ sessions }) => sessions?.perUser ?? 20,
    tell: amount('the most sessions of a user', weaker),
  },
])
