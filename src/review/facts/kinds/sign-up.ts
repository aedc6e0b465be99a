import { poolSettings } from '../settings.ts'
import { flag } from '../tells.ts'

/** Whether anybody may make an account for themselves. */
export const signUp = poolSettings('signUp', [
  {
    name: 'selfService',
    path: ['signUp', 'selfService'],
    value: ({ signUp }) => signUp?.selfService ?? true,
    tell: flag(
      ['signup-opened', (whose) => `anybody may now sign up in ${whose}`],
      ['client-breaking', (whose) => `nobody can sign up in ${whose} by themselves any more`],
    ),
  },
])
