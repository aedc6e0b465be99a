import type { Admission, Authorization } from '../../model/authorization.ts'
import type { AppClient, UserPool } from '../../model/pool.ts'
import type { AuthFlow } from '../../model/sign-in.ts'
import { Fault } from '../../model/fault.ts'
import { beginBrowser, type Kept } from '../browsers/begin.ts'
import { takesOwnUsers } from '../federation/choose-provider.ts'
import { choose, flow, type Step } from '../flow.ts'
import { answerChallenge } from '../sign-in/answer.ts'
import { openConfirmed } from '../sign-in/open-confirmed.ts'
import { openSignIn } from '../sign-in/open.ts'
import { turnBack, type Wish } from '../sign-in/turn-back.ts'
import { required, type Outcome, type Texts } from '../sign-in/turn.ts'
import { meetCaller } from '../threats/circumstances.ts'
import { giveCode } from './give-code.ts'
import { giveTokens } from './give-tokens.ts'
import { addressOf } from './send-back.ts'

/** Who signs in at the pool's pages, and for which app. */
export interface AtPages {
  readonly pool: UserPool
  readonly client: AppClient
  readonly authorization: Authorization
}

/** What a page shows next: a question, or the way back to the app. */
export type PageOutcome =
  | Extract<Outcome, { kind: 'challenge' }>
  | {
      readonly kind: 'admitted'
      readonly address: string
      /** What the browser is to be known by, where it was not known before. */
      readonly kept?: Kept
    }

type Ended = AtPages & { readonly outcome: Outcome }

const sayQuestion: Step<Ended, { said: PageOutcome }> = {
  name: 'say the question',
  run({ outcome }) {
    if (outcome.kind !== 'challenge') throw new Error('no question was asked')
    return { said: outcome }
  },
}

const readAdmission: Step<Ended, Pick<Extract<Outcome, { kind: 'admitted' }>, 'admission'>> = {
  name: 'read admission',
  run({ outcome }) {
    if (outcome.kind !== 'admitted') throw new Error('nobody was admitted')
    return { admission: outcome.admission }
  },
}

const sendHome: Step<AtPages & { told: Texts; kept: Kept | undefined }, { said: PageOutcome }> = {
  name: 'send back to the app',
  run: ({ authorization, told, kept }) => ({
    said: { kind: 'admitted', address: addressOf(authorization, told), ...(kept && { kept }) },
  }),
}

/** Gives whoever is in what the app asked for, and sends them back to it. */
export const leaveForApp: Step<AtPages & { admission: Admission }, { said: PageOutcome }> = flow<
  AtPages & { admission: Admission }
>('leave for the app')
  .step(beginBrowser)
  .step(
    choose('give', ({ authorization }: AtPages) => authorization.responseType, {
      code: giveCode,
      token: giveTokens,
    }),
  )
  .step(sendHome)

const letIn: Step<Ended, { said: PageOutcome }> = flow<Ended>('let in').step(readAdmission).step(leaveForApp)

const end: Step<Ended, { said: PageOutcome }> = choose('end', ({ outcome }: Ended) => outcome.kind, {
  challenge: sayQuestion,
  admitted: letIn,
  tokens: sayQuestion,
})

/** The pages ask nobody for a password for an app whose people all come from providers. */
const checkOwnUsers: Step<AtPages> = {
  name: 'check that own users may',
  run({ client }) {
    // The sentence is unverified.
    if (!takesOwnUsers(client))
      throw new Fault('NotAuthorizedException', 'The app signs nobody in but by its identity providers.')
    return undefined
  },
}

type Opening = AtPages & { readonly authFlow: AuthFlow; readonly given: Texts }

const readName: Step<Opening, { typed: string; given: Texts; validationData: null }> = {
  name: 'read user name',
  run: ({ given, authorization: { target } }) => ({
    typed: required(given, 'USERNAME'),
    // What an app wishes of the sign-in counts where people sign in by choice, as at the API.
    given: { ...given, ...target },
    // No page sends what PreAuthentication would read as validation data.
    validationData: null,
  }),
}

/** Opens a sign-in at the pool's pages: the same flow as behind the API, through another door. */
export const openAtPages: Step<Opening, { said: PageOutcome }> = flow<Opening>('open at the pages')
  .step(checkOwnUsers)
  .step(readName)
  .step(meetCaller)
  .step(openSignIn)
  .step(end)

/** Signs in whoever has just confirmed a sign-up at the pool's pages, by the session that this has given. */
export const openConfirmedAtPages: Step<Opening & { readonly session: string }, { said: PageOutcome }> = flow<
  Opening & { readonly session: string }
>('open after sign-up at the pages')
  .step(checkOwnUsers)
  .step(readName)
  .step(meetCaller)
  .step(openConfirmed)
  .step(end)

type Answering = AtPages & {
  readonly challengeName: string
  readonly session: string
  readonly typed: string
  readonly given: Texts
}

/** Judges an answer that was typed into a page. */
export const answerAtPages: Step<Answering, { said: PageOutcome }> = flow<Answering>('answer at the pages')
  .step(meetCaller)
  .step({ name: 'name the door', run: () => ({ door: 'pages' as const, clientMetadata: undefined }) })
  .step(answerChallenge)
  .step(end)

type Turning = AtPages & { readonly session: string; readonly typed: string; readonly wish: Wish }

/** Takes a step back from a question at the pages. */
export const turnBackAtPages: Step<Turning, { said: PageOutcome }> = flow<Turning>('turn back at the pages')
  .step(meetCaller)
  .step(turnBack)
  .step(end)
