import { Fault } from '../../model/fault.ts'
import type { User } from '../../model/user.ts'
import type { Step } from '../flow.ts'
import type { Destination } from './destination.ts'

// The sentences are unverified.
const refuse = (message: string) => new Fault('InvalidParameterException', message)

/** Which address a user means to verify, and what it says. */
export const readAddress: Step<{ user: User; AttributeName: string }, { destination: Destination }> = {
  name: 'read address',
  async run({ user, AttributeName }, { store }) {
    if (AttributeName !== 'email' && AttributeName !== 'phone_number')
      throw refuse('Invalid attribute name, only email and phone_number can be verified.')
    // One that waits goes before one that counts, as long as its code is kept.
    const sent = await store.code(user.poolId, user.username, AttributeName)
    if (sent?.pending)
      return { destination: { attribute: AttributeName, to: sent.pending, pending: true as const } }
    const to = user.attributes[AttributeName]
    if (!to) throw refuse(`User does not have ${AttributeName} set.`)
    return { destination: { attribute: AttributeName, to } }
  },
}
