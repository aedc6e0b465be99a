import { describe, expect, it } from 'vitest'
import * as operations from '../../src/operations/user-pools/index.ts'
import { flows, senders, watch } from './flows.ts'

const migration = 'UserMigration_Authentication'
const pre = 'PreAuthentication_Authentication'
const define = 'DefineAuthChallenge_Authentication'
const create = 'CreateAuthChallenge_Authentication'
const verify = 'VerifyAuthChallengeResponse_Authentication'
const post = 'PostAuthentication_Authentication'
const tokens = 'TokenGeneration_Authentication'
const word = 'CustomMessage_Authentication'
const newPassword = 'TokenGeneration_NewPasswordChallenge'
const inbound = 'InboundFederation_ExternalProvider'
const hosted = 'TokenGeneration_HostedAuth'
const byDevice = 'TokenGeneration_AuthenticateDevice'

/** Which scripts fire in each flow, in the order of Cognito, where no custom sender is bound. */
const orders: readonly [keyof typeof flows, readonly string[]][] = [
  ['SignUp', ['PreSignUp_SignUp', 'CustomMessage_SignUp']],
  ['SignUp, confirmed by a script', ['PreSignUp_SignUp', 'PostConfirmation_ConfirmSignUp']],
  ['SignUp, by phone', ['PreSignUp_SignUp', 'CustomMessage_SignUp']],
  ['SignUp, with no address', ['PreSignUp_SignUp']],
  ['SignUp, refused by a script', ['PreSignUp_SignUp']],
  ['SignUp, under a name that is taken', ['PreSignUp_SignUp']],
  ['ResendConfirmationCode', ['CustomMessage_ResendCode']],
  ['ResendConfirmationCode, by phone', ['CustomMessage_ResendCode']],
  ['ResendConfirmationCode, nobody', []],
  ['ConfirmSignUp', ['PostConfirmation_ConfirmSignUp']],
  ['ConfirmSignUp, a wrong code', []],
  ['AdminConfirmSignUp', ['PostConfirmation_ConfirmSignUp']],
  ['AdminCreateUser', ['PreSignUp_AdminCreateUser', 'CustomMessage_AdminCreateUser']],
  ['AdminCreateUser, by phone', ['PreSignUp_AdminCreateUser', 'CustomMessage_AdminCreateUser']],
  ['AdminCreateUser, by both', ['PreSignUp_AdminCreateUser', 'CustomMessage_AdminCreateUser']],
  ['AdminCreateUser, in silence', ['PreSignUp_AdminCreateUser']],
  ['AdminCreateUser, once more', ['CustomMessage_AdminCreateUser']],
  ['a temporary password', [pre, post, newPassword]],
  ['USER_PASSWORD_AUTH', [pre, post, tokens]],
  ['USER_PASSWORD_AUTH, a wrong password', [pre]],
  ['USER_PASSWORD_AUTH, nobody', [migration, pre]],
  ['USER_PASSWORD_AUTH, nobody who may be told', [migration]],
  ['USER_PASSWORD_AUTH, of another directory', [migration, pre, post, tokens]],
  ['ADMIN_USER_PASSWORD_AUTH', [pre, post, tokens]],
  ['ADMIN_USER_PASSWORD_AUTH, by its old name, of another directory', [migration, pre, post, tokens]],
  ['USER_SRP_AUTH, by an administrator', [pre, post, tokens]],
  ['CUSTOM_AUTH, by an administrator', [pre, define, create, verify, define, post, tokens]],
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
  ['ForgotPassword, by phone', ['CustomMessage_ForgotPassword']],
  ['ForgotPassword, nobody who may be told', ['UserMigration_ForgotPassword']],
  ['ForgotPassword, nobody', ['UserMigration_ForgotPassword']],
  ['ForgotPassword, of another directory', ['UserMigration_ForgotPassword', 'CustomMessage_ForgotPassword']],
  ['ConfirmForgotPassword', ['PostConfirmation_ConfirmForgotPassword']],
  ['UpdateUserAttributes', ['CustomMessage_UpdateUserAttribute']],
  ['AdminUpdateUserAttributes', ['CustomMessage_UpdateUserAttribute']],
  [
    'UpdateUserAttributes, both addresses',
    ['CustomMessage_UpdateUserAttribute', 'CustomMessage_UpdateUserAttribute'],
  ],
  ['UpdateUserAttributes, no address', []],
  ['AdminUpdateUserAttributes, verified at once', []],
  ['ChangePassword', []],
  ['GetClientToken', []],
  ['GlobalSignOut', []],
  ['RevokeToken', []],
  ['AdminSetUserPassword', []],
  ['AdminDeleteUser', []],
  ['every operation that only reads, and groups', []],
  ['AdminResetUserPassword', ['CustomMessage_ForgotPassword']],
  ['GetUserAttributeVerificationCode', ['CustomMessage_VerifyUserAttribute']],
  ['GetUserAttributeVerificationCode, by phone', ['CustomMessage_VerifyUserAttribute']],
  ['VerifyUserAttribute', ['CustomMessage_VerifyUserAttribute']],
  ['what is taken away of an account, and the account', []],
  ['an account that is shut and opened', []],
  ['a second proof by text', [pre, word, post, tokens]],
  ['a second proof by mail', [pre, word, post, tokens]],
  ['a second proof by text, after SRP', [pre, word, post, tokens]],
  ['a second proof by text, in a custom sign-in', [pre, define, word, define, post, tokens]],
  ['a second proof by text, wrong', [pre, word]],
  ['a second proof that is chosen', [pre, word, post, tokens]],
  ['a second proof that is set up', [pre, post, tokens]],
  ['second proofs, turned on', []],
  ['USER_AUTH, by mail', [pre, word, post, tokens]],
  ['USER_AUTH, by text', [pre, word, post, tokens]],
  ['USER_AUTH, by password', [pre, post, tokens]],
  ['USER_AUTH, nobody', [pre]],
  ['USER_AUTH, by choice', [pre, word, post, tokens]],
  ['a passkey, registered', []],
  ['USER_AUTH, by passkey', [pre, post, tokens]],
  [
    'a device that is remembered, and takes the place of a second proof',
    [pre, word, post, tokens, pre, post, byDevice],
  ],
  [
    'a device that signs in by a custom sign-in',
    [pre, post, tokens, pre, define, create, verify, define, post, byDevice],
  ],
  ['devices, looked at and forgotten', [pre, post, tokens, pre, post, tokens]],
  ["a pool of one's own, from its making to its end", []],
  ['a replica, from its making to its end', []],
  ['what a pool and a client say of sessions', []],
  ['terms of a client, and how its pages look', []],
  ['a branding style, from its making to its end', []],
  ['a sign-in that looks unlike the user', [pre]],
  ['risks and logs of a pool', []],
  ['an import of users, from its making to its end', []],
  ['what was tried in a user’s name, and what is said of it', []],
  ['resource servers, from their making to their end', []],
  ['domains, from their making to their end', []],
  ['identity providers, from their making to their end', []],
  ['identities of providers, linked to a user and taken away', []],
  ['a sign-in at the pages', [pre, post, hosted]],
  [
    'a sign-in by a provider, the first',
    [inbound, 'PreSignUp_ExternalProvider', 'PostConfirmation_ConfirmSignUp', hosted],
  ],
  ['a sign-in by a provider, once more', [inbound, pre, post, hosted]],
  ['a sign-in by a provider, of a user to whom it is linked', [inbound, pre, post, hosted]],
  ['a sign-in by a provider that says nothing', []],
  ['managed login, a wrong password', [pre]],
  ['managed login, of another directory', [migration, pre, post, hosted]],
  ['managed login, a second proof by text', [pre, word, post, hosted]],
  ['managed login, a temporary password', [pre, post, hosted]],
  ['managed login, by questions of a script', [pre, define, create, verify, define, post, hosted]],
  ['managed login, by a browser that is known', [hosted]],
  ['the token endpoint, by a code', []],
  ['the token endpoint, by a refresh token', [pre, post, hosted, 'TokenGeneration_RefreshTokens']],
  ['the token endpoint, by a machine', ['TokenGeneration_ClientCredentials']],
]

/** Which custom senders fire after them, where both are bound. No other flow has any. */
const sent: Partial<Record<keyof typeof flows, readonly string[]>> = {
  SignUp: ['CustomEmailSender_SignUp'],
  'SignUp, by phone': ['CustomSMSSender_SignUp'],
  ResendConfirmationCode: ['CustomEmailSender_ResendCode'],
  'ResendConfirmationCode, by phone': ['CustomSMSSender_ResendCode'],
  AdminCreateUser: ['CustomEmailSender_AdminCreateUser'],
  'AdminCreateUser, by phone': ['CustomSMSSender_AdminCreateUser'],
  'AdminCreateUser, by both': ['CustomEmailSender_AdminCreateUser', 'CustomSMSSender_AdminCreateUser'],
  'AdminCreateUser, once more': ['CustomEmailSender_AdminCreateUser'],
  ForgotPassword: ['CustomEmailSender_ForgotPassword'],
  'ForgotPassword, by phone': ['CustomSMSSender_ForgotPassword'],
  'ForgotPassword, of another directory': ['CustomEmailSender_ForgotPassword'],
  UpdateUserAttributes: ['CustomEmailSender_UpdateUserAttribute'],
  'UpdateUserAttributes, both addresses': [
    'CustomEmailSender_UpdateUserAttribute',
    'CustomSMSSender_UpdateUserAttribute',
  ],
  AdminUpdateUserAttributes: ['CustomEmailSender_UpdateUserAttribute'],
  AdminResetUserPassword: ['CustomEmailSender_ForgotPassword'],
  GetUserAttributeVerificationCode: ['CustomEmailSender_VerifyUserAttribute'],
  'GetUserAttributeVerificationCode, by phone': ['CustomSMSSender_VerifyUserAttribute'],
  VerifyUserAttribute: ['CustomEmailSender_VerifyUserAttribute'],
  'a sign-in that looks unlike the user': ['CustomEmailSender_AccountTakeOverNotification'],
  'a second proof by text': ['CustomSMSSender_Authentication'],
  'a second proof by mail': ['CustomEmailSender_Authentication'],
  'a second proof by text, after SRP': ['CustomSMSSender_Authentication'],
  'a second proof by text, in a custom sign-in': ['CustomSMSSender_Authentication'],
  'a second proof by text, wrong': ['CustomSMSSender_Authentication'],
  'a second proof that is chosen': ['CustomEmailSender_Authentication'],
  'a device that is remembered, and takes the place of a second proof': ['CustomSMSSender_Authentication'],
  'USER_AUTH, by mail': ['CustomEmailSender_Authentication'],
  'USER_AUTH, by text': ['CustomSMSSender_Authentication'],
  'USER_AUTH, by choice': ['CustomEmailSender_Authentication'],
  'managed login, a second proof by text': ['CustomSMSSender_Authentication'],
}

const sourcesOf = (seen: readonly { readonly triggerSource: string }[]) =>
  seen.map(({ triggerSource }) => triggerSource)

/** Senders come when the request is done that words the message: of a sign-in, in the middle of it. */
function withSenders(order: readonly string[], senders: readonly string[]): readonly string[] {
  const asked = order.indexOf(word)
  const at = asked < 0 ? order.length : asked + 1
  return [...order.slice(0, at), ...senders, ...order.slice(at)]
}

describe('triggers fire in the order of Cognito', () => {
  it.each(orders)('%s', async (name, order) => {
    const { made, seen } = await watch(name)
    expect(sourcesOf(seen)).toEqual(order)
    expect(made.inbox.length).toBeGreaterThanOrEqual((sent[name] ?? []).length)
  })

  it.each(orders)('and custom senders after the message is worded: %s', async (name, order) => {
    const { made, seen } = await watch(name, { scripts: senders })
    expect(sourcesOf(seen)).toEqual(withSenders(order, sent[name] ?? []))
    expect(made.inbox).toEqual([])
  })

  it('in every flow, and of every operation', async () => {
    expect(orders.map(([name]) => name).sort()).toEqual(Object.keys(flows).sort())
    const called = new Set<string>()
    for (const [name] of orders) for (const each of (await watch(name)).made.called) called.add(each)
    expect([...called].sort()).toEqual(Object.keys(operations).sort())
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
    const seen = (await watch(name)).seen.filter(({ triggerSource }) => triggerSource === define)
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
