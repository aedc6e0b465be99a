import { describe, expect, it } from 'vitest'
import type { HookName } from '../../src/model/hook.ts'
import { claim, SRP_A } from '../srp-client.ts'
import { ana, password, world, type Script, type Seen, type Setting } from '../world.ts'

type World = Awaited<ReturnType<typeof world>>
interface Flow {
  readonly setting?: Setting
  /** What is done before, and is not looked at. */
  readonly before?: (made: World) => Promise<unknown>
  readonly run: (made: World) => Promise<unknown>
}

const keep: Script = (event) => event
const must = ['FORCE_CHANGE_PASSWORD', 'RESET_REQUIRED']

/** A script at every hook. The custom sign-in asks for the password if it can, and then one question. */
const scripts: Partial<Record<HookName, Script>> = {
  PreSignUp: keep,
  PostConfirmation: keep,
  PreAuthentication: keep,
  PostAuthentication: keep,
  CustomMessage: keep,
  PreTokenGeneration: keep,
  UserMigration: keep,
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
const knowsBob = (event: Seen) => ({
  ...event,
  response: {
    userAttributes: { email: 'bob@example.com', email_verified: 'true' },
    finalUserStatus: 'CONFIRMED',
  },
})
const confirms = (event: Seen) => ({ ...event, response: { autoConfirmUser: true } })

const ClientId = 'webclient000000000000000aa'
const UserPoolId = 'us-east-1_TestPool1'
const ClientMetadata = { by: 'client' }
const ValidationData = [{ Name: 'by', Value: 'validation' }]
const begun = { ClientMetadata: { by: 'begin' } }
const answered = { ClientMetadata: { by: 'answer' } }
const right = { USERNAME: 'ana', PASSWORD: password }
const bob = { ...right, USERNAME: 'bob' }
const Password = 'Brand-New-1'

const signUp = ({ call }: World) =>
  call('SignUp', {
    ClientId,
    Username: 'bob',
    Password,
    UserAttributes: [{ Name: 'email', Value: 'bob@example.com' }],
    ValidationData,
    ClientMetadata,
  })
const invite =
  (more: object = {}) =>
  ({ call }: World) =>
    call('AdminCreateUser', {
      UserPoolId,
      Username: 'bob',
      TemporaryPassword: password,
      UserAttributes: [{ Name: 'email', Value: 'bob@example.com' }],
      DesiredDeliveryMediums: ['EMAIL'],
      ValidationData,
      ClientMetadata,
      ...more,
    })
const forget =
  (Username = 'ana') =>
  ({ call }: World) =>
    call('ForgotPassword', { ClientId, Username, ClientMetadata })
const bySrp = async ({ start, answer, pool }: World, flow: 'USER_SRP_AUTH' | 'CUSTOM_AUTH') => {
  const asked = await start(flow, { USERNAME: 'ana', SRP_A, CHALLENGE_NAME: 'SRP_A' }, begun)
  return answer(asked, claim(asked.ChallengeParameters, pool.id, password), answered)
}
const answers = async ({ answer }: World, asked: object, ANSWER: string) =>
  answer(asked, { USERNAME: 'ana', ANSWER }, answered)
const changes = async ({ answer }: World, asked: object, USERNAME = 'ana') =>
  answer(asked, { USERNAME, NEW_PASSWORD: Password }, answered)
const withTokens = (run: (made: World, tokens: Awaited<ReturnType<World['signIn']>>) => Promise<unknown>) => {
  let tokens: Awaited<ReturnType<World['signIn']>>
  return {
    before: async (made: World) => void (tokens = await made.signIn()),
    run: (made: World) => run(made, tokens),
  }
}
const quietly = (run: Promise<unknown>) => run.catch(() => undefined)

const flows = {
  SignUp: { run: signUp },
  'SignUp, confirmed by a script': {
    setting: { scripts: { ...scripts, PreSignUp: confirms } },
    run: signUp,
  },
  ResendConfirmationCode: {
    before: signUp,
    run: ({ call }) => call('ResendConfirmationCode', { ClientId, Username: 'bob', ClientMetadata }),
  },
  ConfirmSignUp: {
    before: signUp,
    run: ({ call, code }) =>
      call('ConfirmSignUp', { ClientId, Username: 'bob', ConfirmationCode: code(), ClientMetadata }),
  },
  AdminConfirmSignUp: {
    before: signUp,
    run: ({ call }) => call('AdminConfirmSignUp', { UserPoolId, Username: 'bob', ClientMetadata }),
  },
  AdminCreateUser: { run: invite() },
  'AdminCreateUser, in silence': { run: invite({ MessageAction: 'SUPPRESS' }) },
  'AdminCreateUser, once more': { before: invite(), run: invite({ MessageAction: 'RESEND' }) },
  'a temporary password': {
    before: invite(),
    run: async (made) => changes(made, await made.start('USER_PASSWORD_AUTH', bob, begun), 'bob'),
  },
  USER_PASSWORD_AUTH: { run: ({ start }) => start('USER_PASSWORD_AUTH', right, begun) },
  'USER_PASSWORD_AUTH, a wrong password': {
    run: ({ start }) => quietly(start('USER_PASSWORD_AUTH', { ...right, PASSWORD: 'no' }, begun)),
  },
  'USER_PASSWORD_AUTH, nobody': { run: ({ start }) => quietly(start('USER_PASSWORD_AUTH', bob, begun)) },
  'USER_PASSWORD_AUTH, nobody who may be told': {
    setting: { client: { PreventUserExistenceErrors: 'LEGACY' } },
    run: ({ start }) => quietly(start('USER_PASSWORD_AUTH', bob, begun)),
  },
  'USER_PASSWORD_AUTH, of another directory': {
    setting: { scripts: { ...scripts, UserMigration: knowsBob } },
    run: ({ start }) => start('USER_PASSWORD_AUTH', bob, begun),
  },
  ADMIN_USER_PASSWORD_AUTH: {
    run: ({ call }) =>
      call('AdminInitiateAuth', {
        UserPoolId,
        ClientId,
        AuthFlow: 'ADMIN_USER_PASSWORD_AUTH',
        AuthParameters: right,
        ...begun,
      }),
  },
  USER_SRP_AUTH: { run: (made) => bySrp(made, 'USER_SRP_AUTH') },
  'USER_SRP_AUTH, nobody': { run: ({ start }) => start('USER_SRP_AUTH', { USERNAME: 'bob', SRP_A }, begun) },
  CUSTOM_AUTH: {
    run: async (made) => answers(made, await made.start('CUSTOM_AUTH', { USERNAME: 'ana' }, begun), 'right'),
  },
  'CUSTOM_AUTH, a wrong answer first': {
    run: async (made) => {
      const asked = await made.start('CUSTOM_AUTH', { USERNAME: 'ana' }, begun)
      return answers(made, await answers(made, asked, 'wrong'), 'right')
    },
  },
  'CUSTOM_AUTH, the password first': {
    run: async (made) => answers(made, await bySrp(made, 'CUSTOM_AUTH'), 'right'),
  },
  'CUSTOM_AUTH, a temporary password': {
    setting: { users: [{ ...ana, status: 'FORCE_CHANGE_PASSWORD' }] },
    run: async (made) => changes(made, await bySrp(made, 'CUSTOM_AUTH')),
  },
  'CUSTOM_AUTH, a password that must be replaced': {
    setting: { users: [{ ...ana, status: 'RESET_REQUIRED' }] },
    run: async (made) => changes(made, await bySrp(made, 'CUSTOM_AUTH')),
  },
  REFRESH_TOKEN_AUTH: withTokens(({ start }, { RefreshToken }) =>
    start('REFRESH_TOKEN_AUTH', { REFRESH_TOKEN: RefreshToken }, begun),
  ),
  GetTokensFromRefreshToken: withTokens(({ call }, { RefreshToken }) =>
    call('GetTokensFromRefreshToken', { ClientId, RefreshToken, ClientMetadata }),
  ),
  ForgotPassword: { run: forget() },
  'ForgotPassword, nobody': { run: forget('bob') },
  'ForgotPassword, of another directory': {
    setting: { scripts: { ...scripts, UserMigration: knowsBob } },
    run: forget('bob'),
  },
  ConfirmForgotPassword: {
    before: forget(),
    run: ({ call, code }) =>
      call('ConfirmForgotPassword', {
        ClientId,
        Username: 'ana',
        ConfirmationCode: code(),
        Password,
        ClientMetadata,
      }),
  },
  UpdateUserAttributes: withTokens(({ call }, { AccessToken }) =>
    call('UpdateUserAttributes', {
      AccessToken,
      UserAttributes: [{ Name: 'email', Value: 'new@example.com' }],
      ClientMetadata,
    }),
  ),
  AdminUpdateUserAttributes: {
    run: ({ call }) =>
      call('AdminUpdateUserAttributes', {
        UserPoolId,
        Username: 'ana',
        UserAttributes: [{ Name: 'email', Value: 'new@example.com' }],
        ClientMetadata,
      }),
  },
  ChangePassword: withTokens(({ call }, { AccessToken }) =>
    call('ChangePassword', { AccessToken, PreviousPassword: password, ProposedPassword: Password }),
  ),
  GlobalSignOut: withTokens(({ call }, { AccessToken }) => call('GlobalSignOut', { AccessToken })),
  RevokeToken: withTokens(({ call }, { RefreshToken }) =>
    call('RevokeToken', { ClientId, Token: RefreshToken }),
  ),
  AdminSetUserPassword: {
    run: ({ call }) =>
      call('AdminSetUserPassword', { UserPoolId, Username: 'ana', Password, Permanent: true }),
  },
  AdminDeleteUser: { run: ({ call }) => call('AdminDeleteUser', { UserPoolId, Username: 'ana' }) },
} as const satisfies Record<string, Flow>

async function watch(name: keyof typeof flows): Promise<readonly Seen[]> {
  const { setting, before, run }: Flow = flows[name]
  const made = await world({ scripts, ...setting })
  await before?.(made)
  const past = made.seen.length
  await run(made)
  return made.seen.slice(past)
}

const migration = 'UserMigration_Authentication'
const pre = 'PreAuthentication_Authentication'
const define = 'DefineAuthChallenge_Authentication'
const create = 'CreateAuthChallenge_Authentication'
const verify = 'VerifyAuthChallengeResponse_Authentication'
const post = 'PostAuthentication_Authentication'
const tokens = 'TokenGeneration_Authentication'
const newPassword = 'TokenGeneration_NewPasswordChallenge'

describe('triggers fire in the order of Cognito', () => {
  it.each<[keyof typeof flows, readonly string[]]>([
    ['SignUp', ['PreSignUp_SignUp', 'CustomMessage_SignUp']],
    ['SignUp, confirmed by a script', ['PreSignUp_SignUp', 'PostConfirmation_ConfirmSignUp']],
    ['ResendConfirmationCode', ['CustomMessage_ResendCode']],
    ['ConfirmSignUp', ['PostConfirmation_ConfirmSignUp']],
    ['AdminConfirmSignUp', ['PostConfirmation_ConfirmSignUp']],
    ['AdminCreateUser', ['PreSignUp_AdminCreateUser', 'CustomMessage_AdminCreateUser']],
    ['AdminCreateUser, in silence', ['PreSignUp_AdminCreateUser']],
    ['AdminCreateUser, once more', ['CustomMessage_AdminCreateUser']],
    ['a temporary password', [pre, post, newPassword]],
    ['USER_PASSWORD_AUTH', [pre, post, tokens]],
    ['USER_PASSWORD_AUTH, a wrong password', [pre]],
    ['USER_PASSWORD_AUTH, nobody', [migration, pre]],
    ['USER_PASSWORD_AUTH, nobody who may be told', [migration]],
    ['USER_PASSWORD_AUTH, of another directory', [migration, pre, post, tokens]],
    ['ADMIN_USER_PASSWORD_AUTH', [pre, post, tokens]],
    ['USER_SRP_AUTH', [pre, post, tokens]],
    ['USER_SRP_AUTH, nobody', [pre]],
    ['CUSTOM_AUTH', [pre, define, create, verify, define, post, tokens]],
    [
      'CUSTOM_AUTH, a wrong answer first',
      [pre, define, create, verify, define, create, verify, define, post, tokens],
    ],
    ['CUSTOM_AUTH, the password first', [pre, define, define, create, verify, define, post, tokens]],
    ['CUSTOM_AUTH, a temporary password', [pre, define, define, define, post, newPassword]],
    ['CUSTOM_AUTH, a password that must be replaced', [pre, define, define, define, post, newPassword]],
    ['REFRESH_TOKEN_AUTH', ['TokenGeneration_RefreshTokens']],
    ['GetTokensFromRefreshToken', ['TokenGeneration_RefreshTokens']],
    ['ForgotPassword', ['CustomMessage_ForgotPassword']],
    ['ForgotPassword, nobody', ['UserMigration_ForgotPassword']],
    [
      'ForgotPassword, of another directory',
      ['UserMigration_ForgotPassword', 'CustomMessage_ForgotPassword'],
    ],
    ['ConfirmForgotPassword', ['PostConfirmation_ConfirmForgotPassword']],
    ['UpdateUserAttributes', ['CustomMessage_UpdateUserAttribute']],
    ['AdminUpdateUserAttributes', ['CustomMessage_UpdateUserAttribute']],
    ['ChangePassword', []],
    ['GlobalSignOut', []],
    ['RevokeToken', []],
    ['AdminSetUserPassword', []],
    ['AdminDeleteUser', []],
  ])('%s', async (name, order) => {
    expect((await watch(name)).map(({ triggerSource }) => triggerSource)).toEqual(order)
  })
})

describe('metadata goes where Cognito takes it', () => {
  const none = [undefined, undefined]
  const client = [undefined, 'client']
  const answer = [undefined, 'answer']
  const begin = ['begin', undefined]

  // Of each event: what is in `validationData`, and what is in `clientMetadata`.
  it.each<[keyof typeof flows, Record<string, readonly (string | undefined)[]>]>([
    ['SignUp', { PreSignUp_SignUp: ['validation', 'client'], CustomMessage_SignUp: client }],
    [
      'SignUp, confirmed by a script',
      { PreSignUp_SignUp: ['validation', 'client'], PostConfirmation_ConfirmSignUp: client },
    ],
    [
      'AdminCreateUser',
      { PreSignUp_AdminCreateUser: ['validation', 'client'], CustomMessage_AdminCreateUser: client },
    ],
    ['ResendConfirmationCode', { CustomMessage_ResendCode: client }],
    ['ConfirmSignUp', { PostConfirmation_ConfirmSignUp: client }],
    ['AdminConfirmSignUp', { PostConfirmation_ConfirmSignUp: client }],
    ['USER_PASSWORD_AUTH', { [pre]: begin, [post]: none, [tokens]: none }],
    ['ADMIN_USER_PASSWORD_AUTH', { [pre]: begin, [post]: none, [tokens]: none }],
    ['USER_PASSWORD_AUTH, nobody', { [migration]: begin, [pre]: begin }],
    [
      'USER_PASSWORD_AUTH, of another directory',
      { [migration]: begin, [pre]: begin, [post]: none, [tokens]: none },
    ],
    ['a temporary password', { [pre]: begin, [post]: answer, [newPassword]: answer }],
    ['USER_SRP_AUTH', { [pre]: begin, [post]: answer, [tokens]: answer }],
    [
      'CUSTOM_AUTH',
      {
        [pre]: begin,
        [`${define} 1`]: none,
        [create]: none,
        [verify]: answer,
        [`${define} 2`]: answer,
        [post]: answer,
        [tokens]: answer,
      },
    ],
    [
      'CUSTOM_AUTH, a wrong answer first',
      {
        [pre]: begin,
        [`${define} 1`]: none,
        [`${create} 1`]: none,
        [`${verify} 1`]: answer,
        [`${define} 2`]: answer,
        [`${create} 2`]: answer,
        [`${verify} 2`]: answer,
        [`${define} 3`]: answer,
        [post]: answer,
        [tokens]: answer,
      },
    ],
    ['REFRESH_TOKEN_AUTH', { TokenGeneration_RefreshTokens: none }],
    ['GetTokensFromRefreshToken', { TokenGeneration_RefreshTokens: client }],
    ['ForgotPassword', { CustomMessage_ForgotPassword: client }],
    [
      'ForgotPassword, of another directory',
      { UserMigration_ForgotPassword: client, CustomMessage_ForgotPassword: client },
    ],
    ['ConfirmForgotPassword', { PostConfirmation_ConfirmForgotPassword: client }],
    ['UpdateUserAttributes', { CustomMessage_UpdateUserAttribute: client }],
    ['AdminUpdateUserAttributes', { CustomMessage_UpdateUserAttribute: client }],
  ])('%s', async (name, reaches) => {
    const seen = await watch(name)
    const sources = seen.map(({ triggerSource }) => triggerSource)
    const said = seen.map(({ triggerSource, request }, index) => {
      const again = sources.filter((source) => source === triggerSource).length > 1
      const time = sources.slice(0, index + 1).filter((source) => source === triggerSource).length
      return [
        again ? `${triggerSource} ${time}` : triggerSource,
        [request['validationData']?.by, request['clientMetadata']?.by],
      ]
    })
    expect(Object.fromEntries(said)).toEqual(reaches)
  })
})

describe('DefineAuthChallenge hears what was proved', () => {
  const proved = (...names: string[]) => names.map((name) => [name, true])

  it.each<[keyof typeof flows, unknown[][]]>([
    ['CUSTOM_AUTH', [[], proved('CUSTOM_CHALLENGE')]],
    [
      'CUSTOM_AUTH, a wrong answer first',
      [
        [],
        [['CUSTOM_CHALLENGE', false]],
        [
          ['CUSTOM_CHALLENGE', false],
          ['CUSTOM_CHALLENGE', true],
        ],
      ],
    ],
    [
      'CUSTOM_AUTH, the password first',
      [
        proved('SRP_A'),
        proved('SRP_A', 'PASSWORD_VERIFIER'),
        proved('SRP_A', 'PASSWORD_VERIFIER', 'CUSTOM_CHALLENGE'),
      ],
    ],
    ...(['CUSTOM_AUTH, a temporary password', 'CUSTOM_AUTH, a password that must be replaced'] as const).map(
      (name): [keyof typeof flows, unknown[][]] => [
        name,
        [
          proved('SRP_A'),
          proved('SRP_A', 'PASSWORD_VERIFIER'),
          proved('SRP_A', 'PASSWORD_VERIFIER', 'NEW_PASSWORD_REQUIRED'),
        ],
      ],
    ),
  ])('%s', async (name, sessions) => {
    const seen = (await watch(name)).filter(({ triggerSource }) => triggerSource === define)
    expect(
      seen.map(({ request }) =>
        request['session'].map((one: { challengeName: string; challengeResult: boolean }) => [
          one.challengeName,
          one.challengeResult,
        ]),
      ),
    ).toEqual(sessions)
  })
})
