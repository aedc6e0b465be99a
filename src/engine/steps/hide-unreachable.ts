import { Fault } from '../../model/fault.ts'
import type { AppClient, UserPool } from '../../model/pool.ts'
import type { User } from '../../model/user.ts'
import { hidesUsers } from '../client-rules.ts'
import type { Step } from '../flow.ts'
import { recoveryDestination } from '../messages/destination.ts'
import { stranger } from '../users/stranger.ts'

const disguised = ({ username, attributes: { email, phone_number } }: User, nobody: User): User => ({
  ...nobody,
  username,
  attributes: { ...nobody.attributes, ...(email && { email }), ...(phone_number && { phone_number }) },
})

/**
 * Where a client hides who exists, a user who is disabled or whom no code can reach is answered as
 * nobody is, under the user's own name, so that both are counted alike, and with the user's own addresses,
 * which other operations name. Elsewhere the disabled are told.
 */
export const hideUnreachable: Step<
  { pool: UserPool; client: AppClient; user: User; typed: string },
  { user: User }
> = {
  name: 'hide the unreachable',
  run({ pool, client, user, typed }, { random }) {
    if (user.enabled && recoveryDestination(pool, user)) return { user }
    if (hidesUsers(client)) return { user: disguised(user, stranger(pool, typed, random)) }
    if (!user.enabled) throw new Fault('NotAuthorizedException', 'User is disabled.')
    return { user }
  },
}
