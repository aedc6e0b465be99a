import { poolSettings } from '../settings.ts'
import { flag } from '../tells.ts'

/** Whether devices are remembered, and what that spares people. */
export const devices = poolSettings('devices', [
  {
    name: 'challengeOnNew',
    path: ['devices', 'challengeOnNew'],
    value: ({ devices }) => devices?.challengeOnNew ?? false,
    tell: flag(
      ['auth-weakened', (whose) => `a remembered device now takes the place of a second factor in ${whose}`],
      [
        'auth-strengthened',
        (whose) => `a remembered device no longer takes the place of a second factor in ${whose}`,
      ],
    ),
  },
  {
    name: 'remembered',
    path: ['devices'],
    value: ({ devices }) => devices !== undefined,
    tell: flag(
      ['auth-weakened', (whose) => `devices are now remembered in ${whose}`],
      ['auth-strengthened', (whose) => `devices are no longer remembered in ${whose}`],
    ),
  },
  {
    name: 'rememberOnPrompt',
    path: ['devices', 'rememberOnPrompt'],
    value: ({ devices }) => (devices ? (devices.rememberOnPrompt ?? false) : true),
    tell: flag(
      ['auth-strengthened', (whose) => `${whose} remembers a device only where its user says so`],
      ['auth-weakened', (whose) => `${whose} remembers devices without asking`],
    ),
  },
])
