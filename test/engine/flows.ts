import { SRP_A } from '../srp-client.ts'
import { ana, password, world, type Setting } from '../world.ts'
import {
  ClientId,
  ClientMetadata,
  Password,
  UserPoolId,
  answers,
  begun,
  bob,
  byAdmin,
  byPhone,
  bySrp,
  changes,
  confirms,
  email,
  forget,
  invite,
  keep,
  knowsBob,
  phone,
  quietly,
  right,
  scripts,
  signUp,
  signUpBy,
  withTokens,
  type Flow,
  type World,
} from './calls.ts'
import { accountFlows } from './account-flows.ts'
import { factorFlows } from './factor-flows.ts'
import { browserFlows } from './browser-flows.ts'
import { pageFlows } from './page-flows.ts'
import { poolFlows } from './pool-flows.ts'
import { providerFlows } from './provider-flows.ts'

const machineSecret = 'what-only-a-machine-knows'.replaceAll('-', '_')

/** Everything that callers can do, and some of it in several ways. */
export const flows = {
  SignUp: { run: signUp },
  'SignUp, confirmed by a script': {
    setting: { scripts: { ...scripts, PreSignUp: confirms } },
    run: signUp,
  },
  'SignUp, by phone': { setting: byPhone, run: signUpBy(email, phone) },
  'SignUp, with no address': { run: signUpBy() },
  'SignUp, refused by a script': {
    setting: {
      scripts: {
        ...scripts,
        PreSignUp: () => {
          throw new Error('no')
        },
      },
    },
    run: (made) => quietly(signUp(made)),
  },
  'SignUp, under a name that is taken': {
    run: ({ call }) => quietly(call('SignUp', { ClientId, Username: 'ana', Password })),
  },
  ResendConfirmationCode: {
    before: signUp,
    run: ({ call }) => call('ResendConfirmationCode', { ClientId, Username: 'bob', ClientMetadata }),
  },
  'ResendConfirmationCode, by phone': {
    setting: byPhone,
    before: signUpBy(phone),
    run: ({ call }) => call('ResendConfirmationCode', { ClientId, Username: 'bob', ClientMetadata }),
  },
  'ResendConfirmationCode, nobody': {
    run: ({ call }) => call('ResendConfirmationCode', { ClientId, Username: 'bob', ClientMetadata }),
  },
  ConfirmSignUp: {
    before: signUp,
    run: ({ call, code }) =>
      call('ConfirmSignUp', { ClientId, Username: 'bob', ConfirmationCode: code(), ClientMetadata }),
  },
  'ConfirmSignUp, a wrong code': {
    before: signUp,
    run: ({ call }) =>
      quietly(call('ConfirmSignUp', { ClientId, Username: 'bob', ConfirmationCode: '0', ClientMetadata })),
  },
  AdminConfirmSignUp: {
    before: signUp,
    run: ({ call }) => call('AdminConfirmSignUp', { UserPoolId, Username: 'bob', ClientMetadata }),
  },
  AdminCreateUser: { run: invite() },
  'AdminCreateUser, by phone': { run: invite({ DesiredDeliveryMediums: ['SMS'] }) },
  'AdminCreateUser, by both': { run: invite({ DesiredDeliveryMediums: ['EMAIL', 'SMS'] }) },
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
  'ADMIN_USER_PASSWORD_AUTH, by its old name, of another directory': {
    setting: { scripts: { ...scripts, UserMigration: knowsBob } },
    run: ({ call }) =>
      call('AdminInitiateAuth', {
        UserPoolId,
        ClientId,
        AuthFlow: 'ADMIN_NO_SRP_AUTH',
        AuthParameters: bob,
        ...begun,
      }),
  },
  'USER_SRP_AUTH, by an administrator': { run: (made) => byAdmin(made, 'USER_SRP_AUTH') },
  'CUSTOM_AUTH, by an administrator': { run: (made) => byAdmin(made, 'CUSTOM_AUTH') },
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
  'ForgotPassword, by phone': { setting: byPhone, run: forget() },
  'ForgotPassword, nobody who may be told': {
    setting: { client: { PreventUserExistenceErrors: 'LEGACY' } },
    run: (made) => quietly(forget('bob')(made)),
  },
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
  'UpdateUserAttributes, both addresses': {
    setting: { pool: { AutoVerifiedAttributes: ['email', 'phone_number'] } },
    ...withTokens(({ call }, { AccessToken }) =>
      call('UpdateUserAttributes', { AccessToken, UserAttributes: [email, phone], ClientMetadata }),
    ),
  },
  'UpdateUserAttributes, no address': withTokens(({ call }, { AccessToken }) =>
    call('UpdateUserAttributes', {
      AccessToken,
      UserAttributes: [{ Name: 'name', Value: 'Ana' }],
      ClientMetadata,
    }),
  ),
  'AdminUpdateUserAttributes, verified at once': {
    run: ({ call }) =>
      call('AdminUpdateUserAttributes', {
        UserPoolId,
        Username: 'ana',
        UserAttributes: [email, { Name: 'email_verified', Value: 'true' }],
        ClientMetadata,
      }),
  },
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
  GetClientToken: {
    setting: {
      secret: machineSecret,
      client: { ExplicitAuthFlows: ['ALLOW_CLIENT_TOKEN_AUTH'], AllowedOAuthScopes: ['shop/read'] },
      resourceServers: [
        {
          Identifier: 'shop',
          Name: 'Shop',
          Scopes: [{ ScopeName: 'read', ScopeDescription: 'Read' }],
        },
      ],
    },
    run: ({ call }) => call('GetClientToken', { ClientId, Secret: machineSecret, ClientMetadata }),
  },
  GlobalSignOut: withTokens(({ call }, { AccessToken }) => call('GlobalSignOut', { AccessToken })),
  RevokeToken: withTokens(({ call }, { RefreshToken }) =>
    call('RevokeToken', { ClientId, Token: RefreshToken }),
  ),
  AdminSetUserPassword: {
    run: ({ call }) =>
      call('AdminSetUserPassword', { UserPoolId, Username: 'ana', Password, Permanent: true }),
  },
  'every operation that only reads, and groups': {
    setting: { groups: [{ GroupName: 'staff' }] },
    ...withTokens(async ({ call }, { AccessToken }) => {
      const [named, member] = [
        { UserPoolId, Username: 'ana' },
        { UserPoolId, Username: 'ana', GroupName: 'staff' },
      ]
      await call('GetUser', { AccessToken })
      await call('AdminGetUser', named)
      await call('AdminAddUserToGroup', member)
      await call('AdminListGroupsForUser', named)
      await call('AdminRemoveUserFromGroup', member)
      await call('ListUsers', { UserPoolId })
      await call('ListUserPools', { MaxResults: 1 })
      await call('ListUserPoolClients', { UserPoolId })
      await call('DescribeUserPool', { UserPoolId })
      await call('DescribeUserPoolClient', { UserPoolId, ClientId })
    }),
  },
  "a pool of one's own, from its making to its end": {
    async run({ call }) {
      const { UserPool } = await call('CreateUserPool', { PoolName: 'own' })
      const own = { UserPoolId: UserPool?.Id ?? '' }
      const { UserPoolClient } = await call('CreateUserPoolClient', {
        ...own,
        ClientName: 'own',
        GenerateSecret: true,
      })
      const client = { ...own, ClientId: UserPoolClient?.ClientId ?? '' }
      const group = { ...own, GroupName: 'all' }
      await call('CreateGroup', group)
      await call('UpdateGroup', group)
      await call('GetGroup', group)
      await call('ListGroups', own)
      await call('ListUsersInGroup', group)
      await call('DeleteGroup', group)
      await call('AddCustomAttributes', { ...own, CustomAttributes: [{ Name: 'plan' }] })
      await call('SetUserPoolMfaConfig', { ...own, SoftwareTokenMfaConfiguration: { Enabled: true } })
      await call('GetUserPoolMfaConfig', own)
      const tagged = { ResourceArn: UserPool?.Arn ?? '' }
      await call('TagResource', { ...tagged, Tags: { team: 'a' } })
      await call('ListTagsForResource', tagged)
      await call('UntagResource', { ...tagged, TagKeys: ['team'] })
      const secret = await call('AddUserPoolClientSecret', client)
      await call('ListUserPoolClientSecrets', client)
      const { ClientSecretId = '' } = secret.ClientSecretDescriptor ?? {}
      await call('DeleteUserPoolClientSecret', { ...client, ClientSecretId })
      await call('UpdateUserPoolClient', client)
      await call('DeleteUserPoolClient', client)
      await call('UpdateUserPool', own)
      await call('DeleteUserPool', own)
    },
  },
  ...factorFlows,
  ...accountFlows,
  ...poolFlows,
  ...providerFlows,
  ...browserFlows,
  ...pageFlows,
  AdminDeleteUser: { run: ({ call }) => call('AdminDeleteUser', { UserPoolId, Username: 'ana' }) },
} as const satisfies Record<string, Flow>

/** How a flow is watched: with what beside the scripts for which callers wait, and after what was prepared. */
interface Watch extends Pick<Setting, 'scripts' | 'version' | 'groups'> {
  readonly prepare?: (made: World) => unknown
}

/** A script in the place of each medium. */
export const senders = { CustomEmailSender: keep, CustomSMSSender: keep } satisfies Setting['scripts']

/** What a flow did in a pool that has a script at every hook: the events of its own part, and the pool. */
export async function watch(name: keyof typeof flows, { prepare, ...more }: Watch = {}) {
  const { setting, before, run }: Flow = flows[name]
  const made = await world({
    ...setting,
    ...more,
    scripts: { ...scripts, ...setting?.scripts, ...more.scripts },
  })
  await prepare?.(made)
  await before?.(made)
  await made.settled()
  const past = made.seen.length
  await run(made)
  await made.settled()
  return { made, seen: made.seen.slice(past) }
}
