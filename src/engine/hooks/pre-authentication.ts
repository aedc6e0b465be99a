import type { User } from '../../model/user.ts'
import { shownAtSignIn } from '../users/shown.ts'
import type { Envelope, Hook } from '../hook.ts'

interface Needs extends Envelope {
  readonly user: User
  readonly validationData: Readonly<Record<string, string>> | null
}

/** Asks the script whether this user may try to sign in. */
export const PreAuthentication: Hook<Needs, object> = {
  name: 'PreAuthentication',
  sources: ['PreAuthentication_Authentication'],
  request: ({ user, client, validationData }) => ({ ...shownAtSignIn(user, client), validationData }),
  response: () => ({}),
  apply: () => undefined,
}
