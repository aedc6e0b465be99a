import { clientSettings } from '../settings.ts'
import { flag, other } from '../tells.ts'

/** What an app client gives away, and what it believes. */
export const exposure = clientSettings('exposure', [
  {
    name: 'hideUserExistence',
    path: ['hideUserExistence'],
    value: ({ hideUserExistence }) => hideUserExistence ?? false,
    tell: flag(
      ['auth-strengthened', (whose) => `${whose} no longer tells strangers who has an account`],
      ['auth-weakened', (whose) => `${whose} tells strangers who has an account`],
    ),
  },
  {
    name: 'propagateUserContext',
    path: ['propagateUserContext'],
    value: ({ propagateUserContext }) => propagateUserContext ?? false,
    tell: flag(
      [
        'auth-weakened',
        (whose) => `${whose} believes the addresses and devices of users that its caller tells`,
      ],
      ['auth-strengthened', (whose) => `${whose} no longer believes what its caller tells of users' devices`],
    ),
  },
  {
    name: 'analytics',
    path: ['analytics'],
    value: ({ analytics }) => analytics ?? null,
    tell: other('where analytics go', 'delivery-changed'),
  },
])
