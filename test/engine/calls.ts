import type { HookName } from '../../src/model/hook.ts'
import { claim, SRP_A } from '../srp-client.ts'
import { ana, password, world, type Script, type Seen, type Setting } from '../world.ts'

/** A pool in memory. */
export type World = Awaited<ReturnType<typeof world>>
/** Something that a caller does. */
export interface Flow {
  readonly setting?: Setting
  /** What is done before, and is not looked at. */
  readonly before?: (made: World) => Promise<unknown>
  readonly run: (made: World) => Promise<unknown>
}

/** A script that changes nothing. */
export const keep: Script = (event) => event
const must = ['FORCE_CHANGE_PASSWORD', 'RESET_REQUIRED']

/** A script at every hook for which callers wait. The custom sign-in asks for the password if it can, and then one question. */
export const scripts: Partial<Record<HookName, Script>> = {
  PreSignUp: keep,
  PostConfirmation: keep,
  PreAuthentication: keep,
  PostAuthentication: keep,
  CustomMessage: keep,
  PreTokenGeneration: keep,
  UserMigration: keep,
  InboundFederation: keep,
  CreateAuthChallenge: keep,
  DefineAuthChallenge({ request, ...event }: Seen) {
    const { session, userAttributes } = request
    const last = session.at(-1)
    const mustChange = must.includes(userAttributes['cognito:user_status'])
    const next: Record<string, string> = {
      SRP_A: 'PASSWORD_VERIFIER',
      PASSWORD_VERIFIER: mustChange ? 'NEW_PASSWORD_REQUIRED' : 'CUSTOM_CHALLENGE',
    }
    const done = last?.challengeName === 'NEW_PASSWORD_REQUIRED' || last?.challengeResult === true
    const challengeName = last ? next[last.challengeName] : 'CUSTOM_CHALLENGE'
    if (challengeName) return { ...event, response: { challengeName } }
    return { ...event, response: done ? { issueTokens: true } : { challengeName: 'CUSTOM_CHALLENGE' } }
  },
  VerifyAuthChallengeResponse: (event: Seen) => ({
    ...event,
    response: { answerCorrect: event.request['challengeAnswer'] === 'right' },
  }),
}
/** A directory that has bob. */
export const knowsBob = (event: Seen) => ({
  ...event,
  response: {
    userAttributes: { email: 'bob@example.com', email_verified: 'true' },
    finalUserStatus: 'CONFIRMED',
  },
})
/** Confirms an account at once. */
export const confirms = (event: Seen) => ({ ...event, response: { autoConfirmUser: true } })

/** The client of every call. */
export const ClientId = 'webclient000000000000000aa'
/** The pool of every call. */
export const UserPoolId = 'us-east-1_TestPool1'
/** What a call that is neither the beginning nor an answer of a sign-in tells scripts. */
export const ClientMetadata = { by: 'client' }
const ValidationData = [{ Name: 'by', Value: 'validation' }]
/** What the beginning of a sign-in tells scripts. */
export const begun = { ClientMetadata: { by: 'begin' } }
/** What an answer tells scripts. */
export const answered = { ClientMetadata: { by: 'answer' } }
/** Ana's name and password. */
export const right = { USERNAME: 'ana', PASSWORD: password }
/** Somebody whom only another directory knows. */
export const bob = { ...right, USERNAME: 'bob' }
/** A password that nobody has yet. */
export const Password = 'Brand-New-1'

/** Signs bob up with these attributes. */
export const signUpBy =
  (...UserAttributes: readonly { readonly Name: string; readonly Value: string }[]) =>
  ({ call }: World) =>
    call('SignUp', { ClientId, Username: 'bob', Password, UserAttributes, ValidationData, ClientMetadata })
/** Signs bob up by e-mail. */
export const signUp = (made: World) => signUpBy(email)(made)
/** Has an administrator make bob. */
export const invite =
  (more: object = {}) =>
  ({ call }: World) =>
    call('AdminCreateUser', {
      UserPoolId,
      Username: 'bob',
      TemporaryPassword: password,
      UserAttributes: [email, phone],
      DesiredDeliveryMediums: ['EMAIL'],
      ValidationData,
      ClientMetadata,
      ...more,
    })
/** Asks for a code to reset a password. */
export const forget =
  (Username = 'ana') =>
  ({ call }: World) =>
    call('ForgotPassword', { ClientId, Username, ClientMetadata })
/** Proves the password without saying it. */
export const bySrp = async ({ start, answer, pool }: World, flow: 'USER_SRP_AUTH' | 'CUSTOM_AUTH') => {
  const asked = await start(flow, { USERNAME: 'ana', SRP_A, CHALLENGE_NAME: 'SRP_A' }, begun)
  return answer(asked, claim(asked.ChallengeParameters, pool.id, password), answered)
}
/** Signs ana in on an administrator's behalf. */
export const byAdmin = async ({ call, pool }: World, AuthFlow: 'USER_SRP_AUTH' | 'CUSTOM_AUTH') => {
  const asked = await call('AdminInitiateAuth', {
    UserPoolId,
    ClientId,
    AuthFlow,
    AuthParameters: { USERNAME: 'ana', ...(AuthFlow === 'USER_SRP_AUTH' && { SRP_A }) },
    ...begun,
  })
  return call('AdminRespondToAuthChallenge', {
    UserPoolId,
    ClientId,
    ChallengeName: asked.ChallengeName as 'CUSTOM_CHALLENGE',
    Session: asked.Session,
    ChallengeResponses:
      AuthFlow === 'USER_SRP_AUTH'
        ? claim(asked.ChallengeParameters, pool.id, password)
        : { USERNAME: 'ana', ANSWER: 'right' },
    ...answered,
  })
}
/** Answers the question of a script. */
export const answers = async ({ answer }: World, asked: object, ANSWER: string) =>
  answer(asked, { USERNAME: 'ana', ANSWER }, answered)
/** Answers the question for a new password. */
export const changes = async ({ answer }: World, asked: object, USERNAME = 'ana') =>
  answer(asked, { USERNAME, NEW_PASSWORD: Password }, answered)
/** Does something with the tokens of a sign-in that is not looked at. */
export const withTokens = (
  run: (made: World, tokens: Awaited<ReturnType<World['signIn']>>) => Promise<unknown>,
) => {
  let tokens: Awaited<ReturnType<World['signIn']>>
  return {
    before: async (made: World) => void (tokens = await made.signIn()),
    run: (made: World) => run(made, tokens),
  }
}
/** Bob's mail. */
export const email = { Name: 'email', Value: 'bob@example.com' }
/** Bob's telephone. */
export const phone = { Name: 'phone_number', Value: '+15555550123' }
/** A pool that verifies telephones. */
export const byPhone: Setting = {
  pool: { AutoVerifiedAttributes: ['phone_number'] },
  users: [{ ...ana, attributes: { phone_number: phone.Value, phone_number_verified: 'true' } }],
}
/** Takes a refusal for an answer. */
export const quietly = (run: Promise<unknown>) => run.catch(() => undefined)
