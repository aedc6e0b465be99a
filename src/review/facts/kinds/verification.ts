import { poolSettings } from '../settings.ts'
import { code } from '../code.ts'
import { items, other, set } from '../tells.ts'

const words: Readonly<Record<string, string>> = { email: 'e-mail addresses', phone: 'telephone numbers' }
const called = (channel: string) => words[channel] ?? code(channel)

/** Which addresses have to be shown to be somebody's own, and how. */
export const verification = poolSettings('verification', [
  {
    name: 'verify',
    path: ['signUp', 'verify'],
    value: ({ signUp }) => set(signUp?.verify),
    tell: items(
      (channel) => ['auth-strengthened', (whose) => `${called(channel)} are now verified in ${whose}`],
      (channel) => [
        'auth-weakened',
        (whose) =>
          `${called(channel)} are no longer verified in ${whose}: people may sign up with somebody else's`,
      ],
    ),
  },
  {
    name: 'keepOriginalUntilVerified',
    path: ['signUp', 'keepOriginalUntilVerified'],
    value: ({ signUp }) => set(signUp?.keepOriginalUntilVerified),
    tell: items(
      (channel) => [
        'auth-strengthened',
        (whose) => `changed ${called(channel)} count in ${whose} once they are verified, and no sooner`,
      ],
      (channel) => [
        'auth-weakened',
        (whose) => `changed ${called(channel)} count in ${whose} before they are verified`,
      ],
    ),
  },
  {
    name: 'by',
    path: ['signUp', 'verification', 'by'],
    value: ({ signUp }) => signUp?.verification?.by ?? 'code',
    tell: other(
      'the way to verify addresses',
      'client-breaking',
      'apps that wait for the other one wait in vain',
    ),
  },
])
