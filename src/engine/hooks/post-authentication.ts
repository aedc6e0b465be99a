import type { User } from '../../model/user.ts'
import { shown } from '../users/shown.ts'
import type { Hook } from '../hook.ts'

interface Needs {
  readonly user: User
  readonly clientMetadata: Readonly<Record<string, string>> | undefined
}

/** Tells the script that somebody has just signed in; if it fails, nobody has. */
export const PostAuthentication: Hook<Needs, object> = {
  name: 'PostAuthentication',
  sources: ['PostAuthentication_Authentication'],
  request: ({ user, clientMetadata }) => ({
    ...shown(user),
    newDeviceUsed: false,
    ...(clientMetadata && { clientMetadata }),
  }),
  response: () => ({}),
  apply: () => undefined,
}
