import { describe, expect, it } from 'vitest'
import { senders, watch, type flows } from './flows.ts'

const migration = 'UserMigration_Authentication'
const pre = 'PreAuthentication_Authentication'
const define = 'DefineAuthChallenge_Authentication'
const create = 'CreateAuthChallenge_Authentication'
const verify = 'VerifyAuthChallengeResponse_Authentication'
const post = 'PostAuthentication_Authentication'
const tokens = 'TokenGeneration_Authentication'
const newPassword = 'TokenGeneration_NewPasswordChallenge'

// `CustomMessage` sees the metadata of every call that sends. Custom senders see none of it: see `dispatch`.
describe('metadata goes where Cognito takes it, and nowhere else', () => {
  const none = [undefined, undefined]
  const client = [undefined, 'client']
  const answer = [undefined, 'answer']
  const begin = ['begin', undefined]

  // Of each event: what is in `validationData`, and what is in `clientMetadata`.
  it.each<[keyof typeof flows, Record<string, readonly (string | undefined)[]>]>([
    [
      'SignUp',
      {
        PreSignUp_SignUp: ['validation', 'client'],
        CustomMessage_SignUp: client,
        CustomEmailSender_SignUp: none,
      },
    ],
    [
      'SignUp, by phone',
      {
        PreSignUp_SignUp: ['validation', 'client'],
        CustomMessage_SignUp: client,
        CustomSMSSender_SignUp: none,
      },
    ],
    [
      'SignUp, confirmed by a script',
      { PreSignUp_SignUp: ['validation', 'client'], PostConfirmation_ConfirmSignUp: client },
    ],
    [
      'AdminCreateUser',
      {
        PreSignUp_AdminCreateUser: ['validation', 'client'],
        CustomMessage_AdminCreateUser: client,
        CustomEmailSender_AdminCreateUser: none,
      },
    ],
    ['AdminCreateUser, in silence', { PreSignUp_AdminCreateUser: ['validation', 'client'] }],
    [
      'AdminCreateUser, once more',
      { CustomMessage_AdminCreateUser: client, CustomEmailSender_AdminCreateUser: none },
    ],
    ['ResendConfirmationCode', { CustomMessage_ResendCode: client, CustomEmailSender_ResendCode: none }],
    [
      'ResendConfirmationCode, by phone',
      { CustomMessage_ResendCode: client, CustomSMSSender_ResendCode: none },
    ],
    ['ConfirmSignUp', { PostConfirmation_ConfirmSignUp: client }],
    ['AdminConfirmSignUp', { PostConfirmation_ConfirmSignUp: client }],
    ['USER_PASSWORD_AUTH', { [pre]: begin, [post]: none, [tokens]: none }],
    ['ADMIN_USER_PASSWORD_AUTH', { [pre]: begin, [post]: none, [tokens]: none }],
    ['USER_PASSWORD_AUTH, nobody', { [migration]: begin, [pre]: begin }],
    [
      'USER_PASSWORD_AUTH, of another directory',
      { [migration]: begin, [pre]: begin, [post]: none, [tokens]: none },
    ],
    [
      'ADMIN_USER_PASSWORD_AUTH, by its old name, of another directory',
      { [migration]: begin, [pre]: begin, [post]: none, [tokens]: none },
    ],
    ['USER_PASSWORD_AUTH, a wrong password', { [pre]: begin }],
    ['USER_SRP_AUTH, by an administrator', { [pre]: begin, [post]: answer, [tokens]: answer }],
    [
      'CUSTOM_AUTH, by an administrator',
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
      'CUSTOM_AUTH, the password first',
      {
        [pre]: begin,
        [`${define} 1`]: none,
        [`${define} 2`]: answer,
        [create]: answer,
        [verify]: answer,
        [`${define} 3`]: answer,
        [post]: answer,
        [tokens]: answer,
      },
    ],
    [
      'CUSTOM_AUTH, a temporary password',
      {
        [pre]: begin,
        [`${define} 1`]: none,
        [`${define} 2`]: answer,
        [`${define} 3`]: answer,
        [post]: answer,
        [newPassword]: answer,
      },
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
    ['ForgotPassword', { CustomMessage_ForgotPassword: client, CustomEmailSender_ForgotPassword: none }],
    ['ForgotPassword, nobody', { UserMigration_ForgotPassword: client }],
    [
      'ForgotPassword, of another directory',
      {
        UserMigration_ForgotPassword: client,
        CustomMessage_ForgotPassword: client,
        CustomEmailSender_ForgotPassword: none,
      },
    ],
    ['ConfirmForgotPassword', { PostConfirmation_ConfirmForgotPassword: client }],
    [
      'UpdateUserAttributes',
      { CustomMessage_UpdateUserAttribute: client, CustomEmailSender_UpdateUserAttribute: none },
    ],
    [
      'UpdateUserAttributes, both addresses',
      {
        'CustomMessage_UpdateUserAttribute 1': client,
        'CustomMessage_UpdateUserAttribute 2': client,
        CustomEmailSender_UpdateUserAttribute: none,
        CustomSMSSender_UpdateUserAttribute: none,
      },
    ],
    [
      'AdminUpdateUserAttributes',
      { CustomMessage_UpdateUserAttribute: client, CustomEmailSender_UpdateUserAttribute: none },
    ],
  ])('%s', async (name, reaches) => {
    const { seen } = await watch(name, { scripts: senders })
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
