import type { User } from '../../model/user.ts'
import { hidesUsers } from '../client-rules.ts'
import { shown } from '../users/shown.ts'
import type { Envelope, Hook } from '../hook.ts'

interface Needs extends Envelope {
  readonly user: User
  readonly validationData: Readonly<Record<string, string>> | null
}

/** Asks the script whether this user may try to sign in. */
export const PreAuthentication: Hook<Needs, object> = {
  name: 'PreAuthentication',
  sources: ['PreAuthentication_Authentication'],
  // Where a client hides who exists, the script is told of everybody whether there is such a user.
  request: ({ user, client, validationData }) => ({
    ...(client && hidesUsers(client) && { userNotFound: false }),
    ...shown(user),
    validationData,
  }),
  response: () => ({}),
  apply: () => undefined,
}
