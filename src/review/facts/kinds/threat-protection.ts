import type { PoolDocument } from '../../../config/made/documents.ts'
import { code } from '../code.ts'
import { poolSettings, type Setting } from '../settings.ts'
import { flag, items, ladder, set, stronger } from '../tells.ts'

const modes = ['off', 'audit', 'enforced']
const actions = ['noAction', 'mfaIfConfigured', 'mfaRequired', 'block']

const takeover = (level: 'low' | 'medium' | 'high'): Setting<PoolDocument> => ({
  name: `takeover.${level}`,
  path: ['threatProtection', 'takeover', level],
  value: ({ threatProtection }) => threatProtection?.takeover?.[level] ?? 'noAction',
  tell: ladder(`what a sign-in of ${level} risk meets, in the threat protection`, actions, stronger),
})

/** What suspicious sign-ins and leaked passwords meet. */
export const threatProtection = poolSettings('threatProtection', [
  {
    name: 'mode',
    path: ['threatProtection', 'mode'],
    value: ({ threatProtection }) => threatProtection?.mode ?? 'off',
    tell: ladder('threat protection', modes, stronger),
  },
  {
    name: 'customAuth',
    path: ['threatProtection', 'customAuth'],
    value: ({ threatProtection }) => threatProtection?.customAuth ?? 'off',
    tell: ladder('threat protection of custom sign-ins', modes, stronger),
  },
  takeover('low'),
  takeover('medium'),
  takeover('high'),
  {
    name: 'takeover.notify',
    path: ['threatProtection', 'takeover', 'notify'],
    value: ({ threatProtection }) => threatProtection?.takeover?.notify ?? false,
    tell: flag(
      ['auth-strengthened', (whose) => `people of ${whose} are told of suspicious sign-ins`],
      ['auth-weakened', (whose) => `people of ${whose} are no longer told of suspicious sign-ins`],
    ),
  },
  {
    name: 'compromised.action',
    path: ['threatProtection', 'compromised', 'action'],
    value: ({ threatProtection }) => threatProtection?.compromised?.action ?? 'noAction',
    tell: ladder('what a leaked password meets, in the threat protection', ['noAction', 'block'], stronger),
  },
  {
    name: 'compromised.on',
    path: ['threatProtection', 'compromised', 'on'],
    value: ({ threatProtection: { compromised } = {} }) =>
      set(compromised?.on ?? (compromised ? ['signIn', 'signUp', 'passwordChange'] : [])),
    tell: items(
      (event) => [
        'auth-strengthened',
        (whose) => `leaked passwords are now looked for at ${code(event)} in ${whose}`,
      ],
      (event) => [
        'auth-weakened',
        (whose) => `leaked passwords are no longer looked for at ${code(event)} in ${whose}`,
      ],
    ),
  },
  {
    name: 'alwaysBlock',
    path: ['threatProtection', 'alwaysBlock'],
    value: ({ threatProtection }) => set(threatProtection?.alwaysBlock),
    tell: items(
      (range) => ['auth-strengthened', (whose) => `nobody signs in to ${whose} from ${code(range)} any more`],
      (range) => ['auth-weakened', (whose) => `people may sign in to ${whose} from ${code(range)} again`],
    ),
  },
  {
    name: 'neverBlock',
    path: ['threatProtection', 'neverBlock'],
    value: ({ threatProtection }) => set(threatProtection?.neverBlock),
    tell: items(
      (range) => [
        'auth-weakened',
        (whose) => `whoever comes to ${whose} from ${code(range)} is never blocked`,
      ],
      (range) => [
        'auth-strengthened',
        (whose) => `whoever comes to ${whose} from ${code(range)} may be blocked`,
      ],
    ),
  },
])
