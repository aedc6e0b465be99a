import { passwordPolicy } from '../../lint/questions/password-policy.ts'
import { code } from '../code.ts'
import { poolSettings } from '../settings.ts'
import { amount, items, set, stronger, weaker } from '../tells.ts'

/** What a password must be. */
export const password = poolSettings('password', [
  {
    name: 'minLength',
    path: ['password', 'minLength'],
    value: (pool) => passwordPolicy(pool).minLength,
    tell: amount('the least length of passwords', stronger),
  },
  {
    name: 'require',
    path: ['password', 'require'],
    value: (pool) => set(passwordPolicy(pool).require),
    tell: items(
      (kind) => [
        'auth-strengthened',
        (whose) => `passwords of ${whose} must now hold a character of ${code(kind)}`,
      ],
      (kind) => [
        'auth-weakened',
        (whose) => `passwords of ${whose} need no character of ${code(kind)} any more`,
      ],
    ),
  },
  {
    name: 'history',
    path: ['password', 'history'],
    value: ({ password }) => password?.history ?? 0,
    tell: amount('the number of old passwords that are refused', stronger),
  },
  {
    name: 'temporaryDays',
    path: ['password', 'temporaryDays'],
    value: ({ password }) => password?.temporaryDays ?? 7,
    tell: amount('the days for which an invitation holds', weaker),
  },
])
