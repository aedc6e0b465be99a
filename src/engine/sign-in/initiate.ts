import { Fault } from '../../model/fault.ts'
import type { AppClient } from '../../model/pool.ts'
import type { AuthFlow } from '../../model/sign-in.ts'
import { allows } from '../client-rules.ts'
import { refreshTokens } from '../claims/refresh.ts'
import { choose, flow, type Step } from '../flow.ts'
import { checkSecretHash } from '../steps/check-secret-hash.ts'
import { findClient } from '../steps/find-client.ts'
import { meetCaller, type SaidContext } from '../threats/circumstances.ts'
import { answerChallenge, type Answer } from './answer.ts'
import { openConfirmed } from './open-confirmed.ts'
import { openSignIn, type Opening } from './open.ts'
import { required, type ApiOutcome, type Outcome, type Texts } from './turn.ts'

/** How the API asks to begin, with or without the rights of an administrator. */
export interface Initiate extends SaidContext {
  readonly AuthFlow: string
  readonly AuthParameters?: Texts | undefined
  readonly ClientMetadata?: Texts | undefined
  /** What `ConfirmSignUp` has given, to sign in by choice without another proof. */
  readonly Session?: string | undefined
  readonly ClientId: string
  readonly UserPoolId?: string | undefined
}

/** How the API brings an answer. */
export interface Respond extends SaidContext {
  readonly ChallengeName: string
  readonly Session?: string | undefined
  readonly ChallengeResponses?: Texts | undefined
  readonly ClientMetadata?: Texts | undefined
  readonly ClientId: string
  readonly UserPoolId?: string | undefined
}

/** Which flows a door serves: the words a caller may say, and what they mean. */
export type Doors = Readonly<Record<string, AuthFlow | 'refresh'>>

/** What anybody may begin. */
export const publicDoors: Doors = {
  USER_PASSWORD_AUTH: 'USER_PASSWORD_AUTH',
  USER_SRP_AUTH: 'USER_SRP_AUTH',
  CUSTOM_AUTH: 'CUSTOM_AUTH',
  USER_AUTH: 'USER_AUTH',
  REFRESH_TOKEN_AUTH: 'refresh',
  REFRESH_TOKEN: 'refresh',
}
/** What an administrator may begin. */
export const adminDoors: Doors = {
  ADMIN_USER_PASSWORD_AUTH: 'ADMIN_USER_PASSWORD_AUTH',
  ADMIN_NO_SRP_AUTH: 'ADMIN_USER_PASSWORD_AUTH',
  USER_SRP_AUTH: 'USER_SRP_AUTH',
  CUSTOM_AUTH: 'CUSTOM_AUTH',
  USER_AUTH: 'USER_AUTH',
  REFRESH_TOKEN_AUTH: 'refresh',
  REFRESH_TOKEN: 'refresh',
}

type Begun = Omit<Opening, 'authFlow' | 'circumstances'> &
  SaidContext & { readonly begin: AuthFlow | 'refresh'; readonly Session?: string | undefined }

const readOpening = (
  doors: Doors,
): Step<Initiate & { client: AppClient }, Pick<Begun, 'begin' | 'given' | 'validationData'>> => ({
  name: 'read opening',
  run({ AuthFlow, AuthParameters = {}, ClientMetadata, client }) {
    const begin = Object.hasOwn(doors, AuthFlow) ? doors[AuthFlow] : undefined
    if (!begin) throw new Fault('InvalidParameterException', 'Initiate Auth method not supported.')
    if (!allows(client, begin === 'refresh' ? 'REFRESH_TOKEN_AUTH' : begin))
      throw new Fault(
        'InvalidParameterException',
        notAllowed[begin] ?? `${begin} flow not enabled for this client`,
      )
    return { begin, given: AuthParameters, validationData: ClientMetadata ?? null }
  },
})

// The sentences but for that of USER_PASSWORD_AUTH are unverified.
const notAllowed: Partial<Record<AuthFlow | 'refresh', string>> = {
  USER_SRP_AUTH: 'USER_SRP_AUTH is not enabled for the client.',
  ADMIN_USER_PASSWORD_AUTH: 'Auth flow not enabled for this client',
  refresh: 'REFRESH_TOKEN_AUTH flow not enabled for this client',
}

const readHash: Step<{ given: Texts }, { typed: string; shownHash: string | undefined }> = {
  name: 'read secret hash',
  run: ({ given }) => ({ typed: required(given, 'USERNAME'), shownHash: given['SECRET_HASH'] }),
}

// In other flows a session has no meaning, and is passed over.
const open: Step<Opening & { Session?: string | undefined }, { outcome: Outcome }> = choose(
  'open',
  ({ authFlow, Session }: Opening & { Session?: string | undefined }) =>
    authFlow === 'USER_AUTH' && Session !== undefined ? 'after sign-up' : 'afresh',
  {
    'after sign-up': flow<Opening & { Session?: string | undefined }>('after sign-up')
      .step({
        name: 'read session',
        run: ({ Session = '' }: { Session?: string | undefined }) => ({ session: Session }),
      })
      .step(openConfirmed),
    afresh: openSignIn,
  },
)

const signIn: Step<Begun, { outcome: Outcome }> = flow<Begun>('sign in')
  .step(readHash)
  .step(checkSecretHash('sign-in'))
  .step(meetCaller)
  .step({ name: 'name the flow', run: ({ begin }: Begun) => ({ authFlow: begin as AuthFlow }) })
  .step(open)

const refresh: Step<Begun, { outcome: Outcome }> = flow<Begun>('refresh')
  .step({
    name: 'read refresh token',
    run: ({ given }: Begun) => ({
      refreshToken: required(given, 'REFRESH_TOKEN'),
      shownHash: given['SECRET_HASH'],
      deviceKey: given['DEVICE_KEY'],
      // The metadata of a first call reaches no trigger but those before a sign-in.
      clientMetadata: undefined,
    }),
  })
  .step(refreshTokens)

/** No sign-in of the API ends at the pool's pages: `checkSession` sees to it. */
const sayToApi: Step<{ outcome: Outcome }, { outcome: ApiOutcome }> = {
  name: 'say to the API',
  run({ outcome }) {
    if (outcome.kind === 'admitted') throw new Error('a sign-in of the API has ended at the pages')
    return { outcome }
  },
}

/** All of `InitiateAuth`, and of its administrator's twin: the same flow behind doors that serve other ways. */
export const initiate = (doors: Doors): Step<Initiate, { outcome: ApiOutcome }> =>
  flow<Initiate>('initiate')
    .step(findClient)
    .step(readOpening(doors))
    .step(
      choose('begin', ({ begin }: Begun) => (begin === 'refresh' ? 'refresh' : 'sign in'), {
        refresh,
        'sign in': signIn,
      }),
    )
    .step(sayToApi)

const readAnswer: Step<
  Respond,
  Pick<Answer, 'given' | 'session' | 'clientMetadata' | 'challengeName' | 'door'>
> = {
  name: 'read answer',
  run: ({ ChallengeName, Session, ChallengeResponses = {}, ClientMetadata }) => ({
    challengeName: ChallengeName,
    given: ChallengeResponses,
    // SDKs answer PASSWORD_VERIFIER without a session: the secret block is one.
    session: Session ?? ChallengeResponses['PASSWORD_CLAIM_SECRET_BLOCK'] ?? '',
    clientMetadata: ClientMetadata,
    door: 'api',
  }),
}

/** All of `RespondToAuthChallenge`, and of its administrator's twin. */
export const respond: Step<Respond, { outcome: ApiOutcome }> = flow<Respond>('respond')
  .step(findClient)
  .step(readAnswer)
  .step(readHash)
  .step(checkSecretHash('sign-in'))
  .step(meetCaller)
  .step(answerChallenge)
  .step(sayToApi)
