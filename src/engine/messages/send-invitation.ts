import type { UserPool } from '../../model/pool.ts'
import type { User } from '../../model/user.ts'
import { choose, flow, type Step } from '../flow.ts'
import { hook } from '../hook.ts'
import { CustomMessage, type Wording } from '../hooks/custom-message.ts'
import type { Texts } from '../sign-in/turn.ts'
import { usernameAttributes } from '../users/names.ts'
import type { Destination } from './destination.ts'
import { dispatch } from './dispatch.ts'
import { word } from './wording.ts'

interface Inviting {
  readonly pool: UserPool
  readonly client: undefined
  readonly user: User
  readonly clientMetadata: Texts | undefined
  readonly temporaryPassword: string
  readonly destinations: readonly Destination[]
}

const send: Step<Inviting & { wording: Wording }, { invited: boolean }> = {
  name: 'send invitation',
  run(facts, _, { effects }) {
    const { pool, user, destinations, temporaryPassword: code, wording } = facts
    // Where an address is the name, people know themselves by it and not by the sub.
    const username =
      usernameAttributes(pool).flatMap((name) => user.attributes[name] ?? [])[0] ?? user.username
    for (const destination of destinations) {
      const words = word(pool, 'AdminCreateUser', destination, wording, { code, username })
      effects.push(dispatch(facts, 'AdminCreateUser', destination, code, words))
    }
    return { invited: true }
  },
}

/** Tells a user whom an administrator made how to come in; nobody is told where nothing is to be sent. */
export const sendInvitation: Step<Inviting, { invited: boolean }> = choose(
  'invite',
  ({ destinations }: Inviting) => (destinations.length ? 'send' : 'nowhere'),
  {
    send: flow<Inviting>('send')
      .step(hook(CustomMessage, 'CustomMessage_AdminCreateUser'))
      .step(send) as Step<Inviting, { invited: boolean }>,
    nowhere: { name: 'nobody to tell', run: () => ({ invited: false }) },
  },
)
