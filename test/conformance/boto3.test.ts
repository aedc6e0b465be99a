import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { createInterface } from 'node:readline'
import { resolve } from 'node:path'
import * as sdk from '@aws-sdk/client-cognito-identity-provider'
import { afterAll, beforeAll, expect, it, type TestContext } from 'vitest'
import type { App } from '../../src/app/app.ts'
import { startApp } from '../../src/app/start-app.ts'
import { folder } from '../serve.ts'

/** Whether this machine has the SDK of Python, which no package of npm brings. */
const found = spawnSync('python3', ['-c', 'import boto3'], { stdio: 'ignore' }).status === 0
const needsBoto3 = ({ skip }: TestContext) => skip(!found, 'python3 with boto3 is not installed here')

const { dir, remove } = folder({
  'pools/env/prod.env.yaml': 'secrets: { ops-key: { env: OPS_KEY } }\n',
  'pools/people.pool.yaml': `
signIn: { with: [username] }
signUp: { selfService: true, verify: [email] }
attributes: { email: {} }
groups: { a: {}, b: {}, c: {}, d: {}, e: {} }
clients: { web: { auth: [password, refresh] }, admin: { auth: [adminPassword] } }
`,
  'pools/ops.iam-user.yaml': `
keys: { AKIAOPS0000000000000: { secret: ops-key } }
allow: [{ do: '*', on: '*' }]
deny: [{ do: 'cognito-idp:AdminDeleteUser', on: '*' }]
`,
})
const keys = { accessKeyId: 'AKIAOPS0000000000000', secretAccessKey: 'secret of ops' }
const password = 'Corr3ct-Horse!'

/** What boto3 has made of an answer. */
interface Said {
  readonly output?: Readonly<Record<string, any>>
  readonly code?: string
  readonly message?: string
  readonly status?: number
  readonly id?: string
}
let app: App
let python: ChildProcess | undefined
let lines: AsyncIterator<string>
let aws: sdk.CognitoIdentityProviderClient
let UserPoolId = ''
let ClientId = ''

/** Calls an operation by boto3; where pages have a size, by its paginator to the end. */
async function boto3(operation: string, input: object = {}, pageSize?: number): Promise<Said> {
  python?.stdin?.write(`${JSON.stringify({ operation, input, ...(pageSize && { pageSize }) })}\n`)
  const { value } = await lines.next()
  return JSON.parse(String(value)) as Said
}
const output = async (operation: string, input: object = {}, pageSize?: number) => {
  const said = await boto3(operation, input, pageSize)
  expect(said).not.toHaveProperty('code')
  return said.output ?? {}
}
/** The same by the SDK of JavaScript, moments as seconds. */
async function byJavaScript(operation: string, input: object): Promise<unknown> {
  const Command = (sdk as unknown as Record<string, new (input: object) => never>)[`${operation}Command`]!
  const { $metadata: _, ...said } = (await aws.send(new Command(input))) as object as Record<string, unknown>
  return JSON.parse(
    JSON.stringify(said, function (this: Record<string, unknown>, key, value: unknown) {
      const was = this[key]
      return was instanceof Date ? was.getTime() / 1000 : value
    }),
  )
}

beforeAll(async () => {
  if (!found) return
  const variables = { POOLWRIGHT_SEAL_KEY: 'ab'.repeat(32), OPS_KEY: keys.secretAccessKey }
  app = await startApp({ root: dir, mode: 'serve', env: 'prod', memory: true, port: 0, variables })
  const pool = app.model().pools[0]
  UserPoolId = pool?.id ?? ''
  ClientId = pool?.clients.find(({ name }) => name === 'web')?.id ?? ''
  aws = new sdk.CognitoIdentityProviderClient({ region: 'us-east-1', endpoint: app.url, credentials: keys })
  const script = resolve(import.meta.dirname, 'by-python.py')
  const given = ['cognito-idp', app.url, keys.accessKeyId, keys.secretAccessKey, '']
  python = spawn('python3', [script, ...given], { stdio: ['pipe', 'pipe', 'inherit'] })
  lines = createInterface({ input: python.stdout! })[Symbol.asyncIterator]()
})
afterAll(async () => {
  python?.stdin?.end()
  await app?.close()
  remove()
})

it('lets administrators make and read people, and pages them to the end', async (context) => {
  needsBoto3(context)
  for (let n = 0; n < 7; n++) {
    const Username = `user-${n}`
    const { User } = await output('AdminCreateUser', {
      UserPoolId,
      Username,
      MessageAction: 'SUPPRESS',
      UserAttributes: [{ Name: 'email', Value: `${Username}@example.com` }],
    })
    expect(User).toMatchObject({ Username, Enabled: true, UserStatus: 'FORCE_CHANGE_PASSWORD' })
    await output('AdminAddUserToGroup', { UserPoolId, Username, GroupName: 'a' })
    await output('AdminAddUserToGroup', { UserPoolId, Username: 'user-0', GroupName: 'abcde'[n % 5] })
  }
  const names = ({ Users }: Said['output'] & object) =>
    Users.map((user: { Username: string }) => user.Username)
  const all = Array.from({ length: 7 }, (_, n) => `user-${n}`)
  expect(names(await output('ListUsers', { UserPoolId }, 2))).toEqual(all)
  expect(names(await output('ListUsersInGroup', { UserPoolId, GroupName: 'a' }, 3))).toEqual(all)
  const groups = await output('AdminListGroupsForUser', { UserPoolId, Username: 'user-0' }, 2)
  expect(groups['Groups'].map(({ GroupName }: { GroupName: string }) => GroupName)).toEqual([...'abcde'])
  expect((await output('ListGroups', { UserPoolId }, 2))['Groups']).toHaveLength(5)
  expect((await output('ListUserPoolClients', { UserPoolId }, 1))['UserPoolClients']).toHaveLength(2)
  expect((await output('ListUserPools', {}, 1))['UserPools']).toHaveLength(1)
  const filtered = await output('ListUsers', { UserPoolId, Filter: 'email ^= "user-3@"' })
  expect(names(filtered)).toEqual(['user-3'])
})

it('signs people up and in, and keeps their tokens', async (context) => {
  needsBoto3(context)
  const Username = 'lea'
  const UserAttributes = [{ Name: 'email', Value: 'lea@example.com' }]
  const { UserConfirmed, CodeDeliveryDetails } = await output('SignUp', {
    ClientId,
    Username,
    Password: password,
    UserAttributes,
  })
  expect([UserConfirmed, CodeDeliveryDetails]).toEqual([
    false,
    { Destination: 'l***@e***', DeliveryMedium: 'EMAIL', AttributeName: 'email' },
  ])
  await output('AdminConfirmSignUp', { UserPoolId, Username })
  const { AuthenticationResult } = await output('InitiateAuth', {
    ClientId,
    AuthFlow: 'USER_PASSWORD_AUTH',
    AuthParameters: { USERNAME: Username, PASSWORD: password },
  })
  const { AccessToken, RefreshToken } = AuthenticationResult
  expect(await output('GetUser', { AccessToken })).toMatchObject({ Username })
  await output('UpdateUserAttributes', { AccessToken, UserAttributes: [{ Name: 'name', Value: 'Léa 😀' }] })
  const { UserAttributes: now } = await output('AdminGetUser', { UserPoolId, Username })
  expect(now).toContainEqual({ Name: 'name', Value: 'Léa 😀' })
  await output('ChangePassword', {
    AccessToken,
    PreviousPassword: password,
    ProposedPassword: 'An0ther-Horse!',
  })
  expect(await output('GetTokensFromRefreshToken', { ClientId, RefreshToken })).toHaveProperty(
    'AuthenticationResult.AccessToken',
  )
  await output('RevokeToken', { ClientId, Token: RefreshToken })
  await output('AdminUserGlobalSignOut', { UserPoolId, Username })
  expect(await boto3('GetUser', { AccessToken })).toMatchObject({
    code: 'NotAuthorizedException',
    status: 400,
    raised: 'NotAuthorizedException',
  })
})

it('makes pools and what is in them', async (context) => {
  needsBoto3(context)
  const { UserPool } = await output('CreateUserPool', { PoolName: 'made', UserPoolTags: { team: 'a' } })
  const own = { UserPoolId: UserPool.Id as string }
  await output('CreateGroup', { ...own, GroupName: 'staff', Precedence: 3 })
  await output('UpdateGroup', { ...own, GroupName: 'staff', Description: 'who work here' })
  await output('CreateUserPoolClient', { ...own, ClientName: 'web', GenerateSecret: true })
  await output('CreateUserPoolDomain', { ...own, Domain: 'made-by-python' })
  await output('CreateResourceServer', { ...own, Identifier: 'shop', Name: 'Shop' })
  await output('SetUserPoolMfaConfig', {
    ...own,
    MfaConfiguration: 'OPTIONAL',
    SoftwareTokenMfaConfiguration: { Enabled: true },
  })
  await output('TagResource', { ResourceArn: UserPool.Arn, Tags: { part: 'b' } })
  expect(await output('ListTagsForResource', { ResourceArn: UserPool.Arn })).toEqual({
    Tags: { team: 'a', part: 'b' },
  })
  expect((await output('ListResourceServers', own, 1))['ResourceServers']).toHaveLength(1)
  expect((await output('ListIdentityProviders', own, 1))['Providers']).toEqual([])
  const same: readonly (readonly [string, object])[] = [
    ['DescribeUserPool', own],
    ['DescribeUserPool', { UserPoolId }],
    ['GetGroup', { ...own, GroupName: 'staff' }],
    ['ListUserPoolClients', own],
    ['DescribeUserPoolDomain', { Domain: 'made-by-python' }],
    ['DescribeResourceServer', { ...own, Identifier: 'shop' }],
    ['GetUserPoolMfaConfig', own],
    ['GetCSVHeader', { UserPoolId }],
    ['ListUsers', { UserPoolId, Limit: 3 }],
    ['AdminGetUser', { UserPoolId, Username: 'user-0' }],
    ['DescribeUserPoolClient', { UserPoolId, ClientId }],
  ]
  for (const [operation, input] of same)
    expect([operation, await output(operation, input)]).toEqual([
      operation,
      await byJavaScript(operation, input),
    ])
  await output('DeleteUserPoolDomain', { ...own, Domain: 'made-by-python' })
  await output('DeleteUserPool', own)
})

it('raises what is refused as the exceptions that it has for it', async (context) => {
  needsBoto3(context)
  const raised = (code: string, message: RegExp) => ({
    code,
    status: 400,
    id: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
    message: expect.stringMatching(message) as string,
    // Not every release has a class for what no operation lists.
    raised: code === 'AccessDeniedException' ? (expect.any(String) as string) : code,
  })
  expect(await boto3('AdminGetUser', { UserPoolId, Username: 'nobody' })).toEqual(
    raised('UserNotFoundException', /^User does not exist\.$/),
  )
  expect(await boto3('DescribeUserPool', { UserPoolId: 'us-east-1_Nowhere' })).toEqual(
    raised('ResourceNotFoundException', /does not exist/),
  )
  expect(await boto3('ListUsers', { UserPoolId, Limit: 61 })).toEqual(
    raised('InvalidParameterException', /less than or equal to 60/),
  )
  expect(await boto3('AdminDeleteUser', { UserPoolId, Username: 'user-1' })).toEqual(
    raised('AccessDeniedException', /with an explicit deny in an identity-based policy$/),
  )
})
