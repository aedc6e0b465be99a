import type { EventFeedback } from '../../model/auth-event.ts'
import { Fault } from '../../model/fault.ts'
import type { UserPool } from '../../model/pool.ts'
import type { User } from '../../model/user.ts'
import type { Step } from '../flow.ts'
import { checkFeedbackToken } from './feedback-token.ts'

interface Said {
  readonly pool: UserPool
  readonly user: User
  readonly EventId: string
  readonly FeedbackValue: EventFeedback['value']
}

// The sentences here are unverified.
const noEvent = { code: 'ResourceNotFoundException', message: 'Event does not exist.' } as const
const invalidToken = () => new Fault('NotAuthorizedException', 'Invalid feedback token.')

/** Finds whom a link in an e-mail is about. Who has no token that counts is not told who exists. */
export const findTokenOwner: Step<
  {
    readonly pool: UserPool
    readonly Username: string
    readonly EventId: string
    readonly FeedbackToken: string
  },
  { user: User }
> = {
  name: 'find owner of feedback token',
  async run({ pool, Username, EventId, FeedbackToken }, { store, clock, random }) {
    const event = { poolId: pool.id, username: Username, id: EventId }
    const found = checkFeedbackToken(FeedbackToken, event, clock.now(), random)
    if (found === 'expired') throw new Fault('NotAuthorizedException', 'Feedback token has expired.')
    const user = found === 'good' ? await store.user(pool.id, Username) : undefined
    if (!user) throw invalidToken()
    return { user }
  },
}

/** Notes whether it was the user, by the word of an administrator or of whoever reads the user's mail. */
export const giveFeedback = (provider: EventFeedback['provider']): Step<Said> => ({
  name: 'give feedback',
  run({ pool, user, EventId, FeedbackValue }, { clock }, { effects }) {
    effects.push({
      kind: 'judge auth event',
      poolId: pool.id,
      username: user.username,
      id: EventId,
      feedback: { value: FeedbackValue, provider, at: clock.now() },
      gone: noEvent,
    })
    return undefined
  },
})
