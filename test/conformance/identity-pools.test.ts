import {
  CognitoIdentityClient,
  CreateIdentityPoolCommand,
  DeleteIdentitiesCommand,
  DescribeIdentityCommand,
  GetCredentialsForIdentityCommand,
  GetIdCommand,
  GetOpenIdTokenCommand,
  GetOpenIdTokenForDeveloperIdentityCommand,
  ListIdentitiesCommand,
  ListIdentityPoolsCommand,
  UpdateIdentityPoolCommand,
} from '@aws-sdk/client-cognito-identity'
import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  AdminSetUserPasswordCommand,
  CognitoIdentityProviderClient,
  InitiateAuthCommand,
  ListUsersCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import {
  AssumeRoleCommand,
  AssumeRoleWithWebIdentityCommand,
  GetCallerIdentityCommand,
  STSClient,
  type Credentials,
} from '@aws-sdk/client-sts'
import { fromCognitoIdentity, fromCognitoIdentityPool } from '@aws-sdk/credential-providers'
import { createRemoteJWKSet, jwtVerify } from 'jose'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import type { App } from '../../src/app/app.ts'
import { startApp } from '../../src/app/start-app.ts'
import { claims, openIssuer, signed, signingKey } from '../adapters/outside/issuer.ts'
import { now, openProvider } from '../adapters/outside/saml-provider.ts'
import { folder } from '../serve.ts'
import { refusal } from './sdk.ts'

const account = '123456789012'
const Password = 'Corr3ct-Horse!'
const identityPoolId = 'us-east-1:11111111-2222-4333-8444-555555555555'
const userPoolId = 'us-east-1_TestPool1'
const userPoolKey = `cognito-idp.us-east-1.amazonaws.com/${userPoolId}`
const clientId = 'webclient000000000000000aa'
const variables = { POOLWRIGHT_SEAL_KEY: 'ef'.repeat(32), OPS_KEY: 'the secret of ops' }
const region = { region: 'us-east-1', maxAttempts: 1 }
const ops = { accessKeyId: 'AKIAOPS0000000000000', secretAccessKey: variables.OPS_KEY }
const mapped = 'trust: { type: identityPool, pool: shop, as: authenticated, tagSession: true }'

const files = {
  'pools/env/prod.env.yaml': 'secrets: { ops-key: { env: OPS_KEY } }\n',
  'pools/people.pool.yaml': `
id: ${userPoolId}
signIn: { with: [username] }
groups: { staff: { precedence: 1, role: staff } }
clients: { web: { id: ${clientId}, auth: [password] } }
`,
  'pools/shop.identity.yaml': `
id: ${identityPoolId}
guests: true
classicFlow: true
developerProvider: login.shop
providers:
  people:
    type: pool
    clients: [web]
    roles: { by: token, otherwise: default }
    tags: { name: 'cognito:username' }
roles: { authenticated: buyer, guest: visitor }
`,
  'pools/visitor.role.yaml': `
trust: { type: identityPool, pool: shop, as: guest }
allow: [{ do: 'cognito-idp:ListUsers', on: '*' }, { do: 'sts:AssumeRole', on: $(role.next.arn) }]
`,
  'pools/next.role.yaml': `trust: { type: account, account: '${account}' }\n`,
  'pools/buyer.role.yaml': `
${mapped}
allow: [{ do: 'cognito-identity:ListIdentityPools', on: '*' }]
`,
  'pools/staff.role.yaml': `
${mapped}
allow:
  - { do: 'cognito-idp:ListUsers', on: $(pool.people.arn), condition: { StringEquals: { 'aws:PrincipalTag/name': ana } } }
`,
  'pools/ops.iam-user.yaml': `
keys: { AKIAOPS0000000000000: { secret: ops-key } }
allow: [{ do: ['cognito-idp:*', 'cognito-identity:*'], on: '*' }]
`,
}

let app: App
let remove: () => void
beforeAll(async () => {
  const made = folder(files)
  remove = made.remove
  app = await startApp({ root: made.dir, mode: 'serve', env: 'prod', port: 0, memory: true, variables })
})
afterAll(async () => {
  await app?.close()
  remove?.()
})

interface Keys {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken?: string
}
const keysOf = (given: Credentials | undefined): Keys => ({
  accessKeyId: given?.AccessKeyId ?? '',
  secretAccessKey: given?.SecretAccessKey ?? '',
  sessionToken: given?.SessionToken ?? '',
})
const endpoint = () => ({ ...region, endpoint: app.url })
/** Somebody who has not signed in to AWS, as in a browser. */
const nobody = () => new CognitoIdentityClient(endpoint())
const identities = (credentials: Keys) => new CognitoIdentityClient({ ...endpoint(), credentials })
const users = (credentials: Keys) => new CognitoIdentityProviderClient({ ...endpoint(), credentials })
const whoIs = async (credentials: Keys) =>
  (await new STSClient({ ...endpoint(), credentials }).send(new GetCallerIdentityCommand({}))).Arn
const session = (role: string, name = 'CognitoIdentityCredentials') =>
  `arn:aws:sts::${account}:assumed-role/${role}/${name}`
const listUsers = (credentials: Keys) =>
  users(credentials).send(new ListUsersCommand({ UserPoolId: userPoolId }))

/** Assumes another role, which guests may do in the basic flow only. */
const goOn = (credentials: Keys) =>
  new STSClient({ ...endpoint(), credentials }).send(
    new AssumeRoleCommand({ RoleArn: `arn:aws:iam::${account}:role/next`, RoleSessionName: 'next' }),
  )

/** The ID token of a user, who is made where they are not there yet. */
async function signIn(Username: string, ...groups: string[]): Promise<string> {
  const administrator = users(ops)
  const who = { UserPoolId: userPoolId, Username }
  await administrator.send(new AdminCreateUserCommand({ ...who, MessageAction: 'SUPPRESS' }))
  await administrator.send(new AdminSetUserPasswordCommand({ ...who, Password, Permanent: true }))
  for (const GroupName of groups)
    await administrator.send(new AdminAddUserToGroupCommand({ ...who, GroupName }))
  const answer = await administrator.send(
    new InitiateAuthCommand({
      ClientId: clientId,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: Username, PASSWORD: Password },
    }),
  )
  return answer.AuthenticationResult?.IdToken ?? ''
}

describe('fromCognitoIdentityPool', () => {
  const provide = (more: object = {}) =>
    fromCognitoIdentityPool({ clientConfig: endpoint(), identityPoolId, ...more })()

  it('gives a guest what guests may, and no more than the enhanced flow lends', async () => {
    const credentials = await provide()
    expect(credentials.identityId).toMatch(/^us-east-1:[0-9a-f-]{36}$/)
    const life = (credentials.expiration?.getTime() ?? 0) - Date.now()
    expect(life).toBeGreaterThan(3_500_000)
    expect(life).toBeLessThanOrEqual(3_600_000)
    expect(await whoIs(credentials)).toBe(session('visitor'))
    expect((await listUsers(credentials)).Users).toBeDefined()
    await expect(goOn(credentials)).rejects.toEqual(refusal('AccessDenied'))
  })

  it('gives a user of a user pool the role of everybody', async () => {
    const credentials = await provide({ logins: { [userPoolKey]: await signIn('bob') } })
    expect(await whoIs(credentials)).toBe(session('buyer'))
    const { IdentityPools } = await identities(credentials).send(
      new ListIdentityPoolsCommand({ MaxResults: 9 }),
    )
    expect(IdentityPools).toContainEqual({ IdentityPoolId: identityPoolId, IdentityPoolName: 'shop' })
    await expect(listUsers(credentials)).rejects.toEqual(refusal('AccessDeniedException'))
  })

  it('gives a member of a group its role, tagged with their claims', async () => {
    const logins = { [userPoolKey]: await signIn('ana', 'staff') }
    const credentials = await provide({ logins })
    expect(await whoIs(credentials)).toBe(session('staff'))
    expect((await listUsers(credentials)).Users?.length).toBeGreaterThan(0)
    const other = await provide({ logins: { [userPoolKey]: await signIn('carl', 'staff') } })
    expect(await whoIs(other)).toBe(session('staff'))
    await expect(listUsers(other)).rejects.toEqual(refusal('AccessDeniedException'))
    const custom = { logins, customRoleArn: `arn:aws:iam::${account}:role/buyer` }
    await expect(provide(custom)).rejects.toEqual(refusal('NotAuthorizedException'))
  })

  it('asks for the tokens anew, and is refused what is forged', async () => {
    const logins = { [userPoolKey]: async () => `${await signIn('dora')}x` }
    await expect(provide({ logins })).rejects.toEqual(
      refusal('NotAuthorizedException', "Invalid login token. Couldn't verify signed token."),
    )
  })
})

describe("a developer's own users", () => {
  const vouch = (user: string, more: object = {}) =>
    identities(ops).send(
      new GetOpenIdTokenForDeveloperIdentityCommand({
        IdentityPoolId: identityPoolId,
        Logins: { 'login.shop': user },
        ...more,
      }),
    )

  it('get credentials by a token that only the developer gets', async () => {
    const { IdentityId = '', Token = '' } = await vouch('ana')
    const logins = { 'cognito-identity.amazonaws.com': Token }
    const provide = fromCognitoIdentity({ clientConfig: endpoint(), identityId: IdentityId, logins })
    const credentials = await provide()
    expect(credentials.identityId).toBe(IdentityId)
    expect(await whoIs(credentials)).toBe(session('buyer'))
    await expect(
      identities(credentials).send(
        new GetOpenIdTokenForDeveloperIdentityCommand({
          IdentityPoolId: identityPoolId,
          Logins: { 'login.shop': 'bob' },
        }),
      ),
    ).rejects.toEqual(refusal('AccessDeniedException'))
  })

  it('get them by STS, with the tags that the developer says', async () => {
    const { Token } = await vouch('bob', { PrincipalTags: { name: 'ana' } })
    const answer = await new STSClient({ ...endpoint() }).send(
      new AssumeRoleWithWebIdentityCommand({
        RoleArn: `arn:aws:iam::${account}:role/staff`,
        RoleSessionName: 'bob',
        WebIdentityToken: Token,
      }),
    )
    const keys = keysOf(answer.Credentials)
    expect(await whoIs(keys)).toBe(session('staff', 'bob'))
    expect((await listUsers(keys)).Users?.length).toBeGreaterThan(0)
  })
})

describe('the basic flow', () => {
  it('gives a token that the keys of the identity pool verify, and STS takes', async () => {
    const { IdentityId = '' } = await nobody().send(new GetIdCommand({ IdentityPoolId: identityPoolId }))
    const { Token = '' } = await nobody().send(new GetOpenIdTokenCommand({ IdentityId }))
    const place = `${app.url}/${identityPoolId}/.well-known`
    const configuration = (await (await fetch(`${place}/openid-configuration`)).json()) as {
      issuer: string
      jwks_uri: string
    }
    const keys = createRemoteJWKSet(new URL(configuration.jwks_uri))
    const { payload, protectedHeader } = await jwtVerify(Token, keys, {
      issuer: configuration.issuer,
      audience: identityPoolId,
      algorithms: ['RS512'],
    })
    expect(protectedHeader).toEqual({ kid: expect.any(String), typ: 'JWS', alg: 'RS512' })
    expect(payload.sub).toBe(IdentityId)
    const answer = await new STSClient({ ...endpoint() }).send(
      new AssumeRoleWithWebIdentityCommand({
        RoleArn: `arn:aws:iam::${account}:role/visitor`,
        RoleSessionName: 'guest',
        WebIdentityToken: Token,
      }),
    )
    expect(answer).toMatchObject({
      SubjectFromWebIdentityToken: IdentityId,
      Audience: identityPoolId,
      Provider: 'cognito-identity.amazonaws.com',
      AssumedRoleUser: { Arn: session('visitor', 'guest') },
    })
    const next = await goOn(keysOf(answer.Credentials))
    expect(await whoIs(keysOf(next.Credentials))).toBe(session('next', 'next'))
  })
})

describe('the SDK of identity pools', () => {
  it('reads dates, lists and what was not done', async () => {
    const { IdentityId = '' } = await nobody().send(new GetIdCommand({ IdentityPoolId: identityPoolId }))
    const administrator = identities(ops)
    const described = await administrator.send(new DescribeIdentityCommand({ IdentityId }))
    expect(described).toMatchObject({ IdentityId, Logins: [], CreationDate: expect.any(Date) })
    const list = { IdentityPoolId: identityPoolId, MaxResults: 60 }
    const { Identities } = await administrator.send(new ListIdentitiesCommand(list))
    expect(Identities?.map((one) => one.IdentityId)).toContain(IdentityId)
    const gone = await administrator.send(
      new DeleteIdentitiesCommand({ IdentityIdsToDelete: [IdentityId, 'us-east-1:00'] }),
    )
    expect(gone.UnprocessedIdentityIds).toEqual([{ IdentityId: 'us-east-1:00', ErrorCode: 'AccessDenied' }])
  })

  it('makes a pool, and is told where one is declared that cannot be changed', async () => {
    const administrator = identities(ops)
    const bare = { IdentityPoolName: 'made', AllowUnauthenticatedIdentities: false }
    const made = await administrator.send(new CreateIdentityPoolCommand(bare))
    expect(made).toMatchObject({ ...bare, IdentityPoolId: expect.stringMatching(/^us-east-1:/) })
    const change = { ...bare, IdentityPoolId: identityPoolId }
    await expect(administrator.send(new UpdateIdentityPoolCommand(change))).rejects.toEqual(
      refusal(
        'InvalidParameterException',
        'Identity pool shop is declared in pools/shop.identity.yaml:2 and cannot be changed through the API: change it there.',
      ),
    )
    await expect(nobody().send(new GetIdCommand({ IdentityPoolId: made.IdentityPoolId }))).rejects.toEqual(
      refusal('NotAuthorizedException', 'Unauthenticated access is not supported for this identity pool.'),
    )
  })
})

describe('providers outside', () => {
  const trustingBuyer = { 'pools/buyer.role.yaml': `${mapped}\n` }
  const identity = (providers: string) => `
id: ${identityPoolId}
providers: ${providers}
roles: { authenticated: buyer }
`

  it('of OpenID Connect vouch for somebody, by the keys of their discovery document', async () => {
    const key = await signingKey('k1')
    const issuer = await openIssuer(key)
    const { dir, remove: forget } = folder({
      ...trustingBuyer,
      'pools/shop.identity.yaml': identity('{ corp: { type: oidc } }'),
      'pools/corp.oidc-provider.yaml': `url: ${issuer.url}\naudiences: [shop]\n`,
    })
    const server = await startApp({ root: dir, mode: 'dev', port: 0, memory: true })
    onTestFinished(async () => {
      await server.close()
      forget()
    })
    const iat = Math.floor(Date.now() / 1000)
    const say = (more: object = {}) => claims(issuer.url, { aud: 'shop', iat, exp: iat + 300, ...more })
    const provide = (token: string) =>
      fromCognitoIdentityPool({
        clientConfig: { ...region, endpoint: server.url },
        identityPoolId,
        logins: { [issuer.url.replace('http://', '')]: token },
      })()
    const first = await provide(await signed(key, say()))
    expect((await provide(await signed(key, say({ iat: iat - 5 })))).identityId).toBe(first.identityId)
    const stranger = await signingKey('k1')
    for (const [token, message] of [
      [await signed(stranger, say()), "Invalid login token. Couldn't verify signed token."],
      [
        await signed(key, say({ aud: 'other' })),
        'Token is not from a supported provider of this identity pool.',
      ],
      [await signed(key, say({ exp: iat - 1 })), expect.stringContaining('Token expired')],
    ] as const)
      await expect(provide(token)).rejects.toEqual(refusal('NotAuthorizedException', message))
  })

  it('of SAML vouch for somebody, whose response is shown twice', async () => {
    const provider = openProvider()
    const { dir, remove: forget } = folder({
      ...trustingBuyer,
      'pools/shop.identity.yaml': identity('{ partner: { type: saml } }'),
      'pools/partner.saml-provider.yaml': 'metadata: { file: ./partner.xml }\n',
      'pools/partner.xml': provider.metadata,
    })
    const clock = { now: () => now, ticks: () => performance.now() }
    const server = await startApp({ root: dir, mode: 'dev', port: 0, memory: true, clock })
    onTestFinished(async () => {
      await server.close()
      forget()
    })
    const client = new CognitoIdentityClient({ ...region, endpoint: server.url })
    const Logins = { [`arn:aws:iam::${account}:saml-provider/partner`]: await provider.sign() }
    const { IdentityId } = await client.send(new GetIdCommand({ IdentityPoolId: identityPoolId, Logins }))
    const answer = await client.send(new GetCredentialsForIdentityCommand({ IdentityId, Logins }))
    expect(answer.IdentityId).toBe(IdentityId)
    expect(answer.Credentials?.AccessKeyId).toMatch(/^ASIA/)
  })
})
