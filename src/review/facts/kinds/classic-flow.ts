import { identitySettings } from '../settings.ts'
import { flag } from '../tells.ts'

/** How an identity pool takes and gives, beside who comes and what they get. */
export const classicFlow = identitySettings('classicFlow', [
  {
    name: 'classicFlow',
    path: ['classicFlow'],
    value: ({ classicFlow }) => classicFlow ?? false,
    tell: flag(
      [
        'access-widened',
        (whose) =>
          `people of ${whose} may now ask STS for any role that trusts it, past its rules; guests are no longer held to what Cognito lends them`,
      ],
      ['access-narrowed', (whose) => `people of ${whose} get the role that its rules choose, and no other`],
    ),
  },
])
