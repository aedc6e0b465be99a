import type { AppClient, UserPool } from '../../model/pool.ts'
import type { CodePurpose, User } from '../../model/user.ts'
import { choose, flow, type Step } from '../flow.ts'
import { hook } from '../hook.ts'
import { CustomMessage, type Wording } from '../hooks/custom-message.ts'
import { codeHash } from '../secrets/code-hash.ts'
import { markAsked } from '../secrets/stranger-codes.ts'
import { drawDigits } from '../secrets/random-text.ts'
import { boundTo } from '../users/pending.ts'
import type { Texts } from '../sign-in/turn.ts'
import { confirmLink, isByLink } from './confirm-link.ts'
import { dispatch } from './dispatch.ts'
import { sayDelivery, type CodeDelivery, type Destination } from './destination.ts'
import { word, type Reason } from './wording.ts'

/** How long codes count, in milliseconds, by what they are for. */
const lives: Readonly<Record<CodePurpose, number>> = {
  'sign-up': 24 * 3_600_000,
  reset: 3_600_000,
  email: 24 * 3_600_000,
  phone_number: 24 * 3_600_000,
}

/** How long a code counts, in milliseconds. */
export const codeLife = (purpose: CodePurpose): number => lives[purpose]

interface Sending {
  readonly pool: UserPool
  readonly client: AppClient | undefined
  readonly user: User
  readonly clientMetadata: Texts | undefined
  readonly destination: Destination | undefined
}
type Addressed = Sending & { readonly destination: Destination }

const sendOne = (
  purpose: CodePurpose,
  reason: Reason,
): Step<Addressed & { wording: Wording }, { delivery: CodeDelivery | undefined }> => ({
  name: 'send one code',
  async run(facts, { random, clock, store, pools }, { effects }) {
    const { pool, client, user, destination, wording } = facts
    const expiresAt = clock.now() + lives[purpose]
    if (user.stranger) {
      await markAsked(store, user, purpose, expiresAt)
      return { delivery: sayDelivery(destination) }
    }
    const code = drawDigits(6, random)
    const of = { poolId: pool.id, username: user.username }
    const { attribute, to } = destination
    const sent = { attribute, ...(destination.pending && { pending: to }) }
    const bound = destination.pending ? boundTo(sent, user) : to
    effects.push({
      kind: 'keep code',
      ...of,
      purpose,
      code: { hash: codeHash(random, of, purpose, bound, code), expiresAt, ...sent },
    })
    const link =
      client && isByLink(pool, reason, destination)
        ? confirmLink(pools.origin, pool, client, user, code)
        : undefined
    const words = word(pool, reason, destination, wording, { code, username: user.username, link })
    effects.push(dispatch(facts, reason, destination, code, words))
    return { delivery: sayDelivery(destination) }
  },
})

// A pool that has a sender still has its messages worded: the guide says that every assigned function
// runs, and that this holds for these two is unverified.
const wordIt = (reason: Reason): Step<Addressed, { wording: Wording }> =>
  choose('word it', ({ user }: Addressed) => (user.stranger ? 'for nobody' : 'by the script'), {
    'for nobody': { name: 'no words', run: () => ({ wording: {} }) },
    'by the script': hook(CustomMessage, `CustomMessage_${reason}`),
  })

/** Draws a code, has the script word the message, and sends it once the code is kept. */
export const sendCode = (
  purpose: CodePurpose,
  reason: Reason,
): Step<Sending, { delivery: CodeDelivery | undefined }> =>
  choose<Sending, 'send' | 'nowhere', { delivery: CodeDelivery | undefined }>(
    'send code',
    ({ destination }) => (destination ? 'send' : 'nowhere'),
    {
      // Chosen only where there is a destination, which the compiler cannot follow through a table.
      send: flow<Addressed>('send').step(wordIt(reason)).step(sendOne(purpose, reason)) as unknown as Step<
        Sending,
        { delivery: CodeDelivery | undefined }
      >,
      nowhere: { name: 'nowhere to send', run: () => ({ delivery: undefined }) },
    },
  )
