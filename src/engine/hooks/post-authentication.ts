import type { UserPool } from '../../model/pool.ts'
import type { SignIn } from '../../model/sign-in.ts'
import type { User } from '../../model/user.ts'
import { tracksDevices } from '../devices/rules.ts'
import { shown } from '../users/shown.ts'
import type { Hook } from '../hook.ts'

interface Needs {
  readonly pool: UserPool
  readonly signIn: Pick<SignIn, 'device'>
  readonly user: User
  readonly clientMetadata: Readonly<Record<string, string>> | undefined
}

/** Tells the script that somebody has just signed in; if it fails, nobody has. */
export const PostAuthentication: Hook<Needs, object> = {
  name: 'PostAuthentication',
  sources: ['PostAuthentication_Authentication'],
  request: ({ pool, user, signIn, clientMetadata }) => ({
    ...shown(user),
    newDeviceUsed: tracksDevices(pool) && !signIn.device,
    ...(clientMetadata && { clientMetadata }),
  }),
  response: () => ({}),
  apply: () => undefined,
}
