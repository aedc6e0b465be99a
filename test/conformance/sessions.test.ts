import {
  AdminCreateUserCommand,
  AdminListUserSessionsCommand,
  AdminSetUserPasswordCommand,
  AssociateSoftwareTokenCommand,
  GetClientTokenCommand,
  GetUserPoolSessionConfigurationCommand,
  InitiateAuthCommand,
  ListUserSessionsCommand,
  RespondToAuthChallengeCommand,
  RevokeUserSessionCommand,
  VerifySoftwareTokenCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { AuthenticationDetails, CognitoUser, CognitoUserPool } from 'amazon-cognito-identity-js'
import { CognitoJwtVerifier } from 'aws-jwt-verify'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { period, seedOf, totp } from '../../src/engine/secrets/totp.ts'
import { folder, serve, type Server } from '../serve.ts'
import { refusal, sdk } from './sdk.ts'

const password = 'Corr3ct-Horse!'
const secret = 'OnlyTheBatchMachineKnowsThis'
const { dir, remove } = folder({
  'pools/shop.pool.yaml': `issuer: aws
signIn: { with: [username] }
mfa: { mode: optional, factors: [totp] }
sessions: { track: true, perUser: 2 }
acr: { level4: urn:shop:strong }
resourceServers:
  https://api.example.com: { scopes: { read: Read } }
clients:
  web: { auth: [choice, password, srp, refresh] }
  batch:
    secret: { secret: batch }
    auth: [clientToken]
    oauth: { flows: [client_credentials], scopes: [https://api.example.com/read] }
`,
  'pools/env/dev.env.yaml': 'secrets: { batch: { env: BATCH_SECRET } }\n',
})
let server: Server
let aws: ReturnType<typeof sdk>
let web: string
beforeAll(async () => {
  server = await serve(dir, ['--memory', '--env', 'dev'], { BATCH_SECRET: secret })
  aws = sdk(server)
  web = server.clientId('shop', 'web')
  const ana = { UserPoolId: server.poolId('shop'), Username: 'ana' }
  await aws.send(new AdminCreateUserCommand({ ...ana, MessageAction: 'SUPPRESS' }))
  await aws.send(new AdminSetUserPasswordCommand({ ...ana, Password: password, Permanent: true }))
})
afterAll(async () => {
  await server.stop()
  remove()
})

const says = (token = '') => JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString())
const signIn = async () => {
  const { AuthenticationResult } = await aws.send(
    new InitiateAuthCommand({
      ClientId: web,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: 'ana', PASSWORD: password },
    }),
  )
  return AuthenticationResult?.AccessToken ?? ''
}

it('lists and ends sessions, and ends one that is too many', async () => {
  const UserPoolId = server.poolId('shop')
  expect(await aws.send(new GetUserPoolSessionConfigurationCommand({ UserPoolId }))).toMatchObject({
    UserSessionTracking: 'ENABLED',
    TokenSession: { MaxPerUser: 2 },
  })
  const [first, second, third] = [await signIn(), await signIn(), await signIn()]
  const list = async (AccessToken: string) =>
    (await aws.send(new ListUserSessionsCommand({ AccessToken }))).Sessions ?? []
  await expect(list(first)).rejects.toEqual(
    refusal('NotAuthorizedException', 'Access Token has been revoked'),
  )
  const sessions = await list(third)
  expect(sessions).toHaveLength(2)
  for (const { SessionId, CreateDate, DeviceType, ClientId } of sessions) {
    expect(SessionId).toMatch(/^tkn[a-z0-9]{25}$/)
    expect(CreateDate).toBeInstanceOf(Date)
    expect([DeviceType, ClientId]).toEqual([expect.stringContaining('AWS SDK'), web])
  }
  const other = sessions.find(({ IsCurrentSession }) => !IsCurrentSession)?.SessionId ?? ''
  await aws.send(new RevokeUserSessionCommand({ AccessToken: third, SessionId: other }))
  await expect(list(second)).rejects.toEqual(
    refusal('NotAuthorizedException', 'Access Token has been revoked'),
  )
  const told = await aws.send(new AdminListUserSessionsCommand({ UserPoolId, Username: 'ana' }))
  expect(told.Sessions).toHaveLength(1)
})

it('gives a machine its token, signed or not, that a stock verifier takes', async () => {
  const ClientId = server.clientId('shop', 'batch')
  const signed = await aws.send(new GetClientTokenCommand({ ClientId, Secret: secret }))
  const answer = await fetch(server.url, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': 'AWSCognitoIdentityProviderService.GetClientToken',
    },
    body: JSON.stringify({ ClientId, Secret: secret }),
  })
  const unsigned = (await answer.json()) as typeof signed
  for (const { ClientAuthenticationResult: result } of [signed, unsigned]) {
    expect(result).toMatchObject({ TokenType: 'Bearer', ExpiresIn: 3600 })
    expect(says(result?.AccessToken)).toMatchObject({ sub: ClientId, scope: 'https://api.example.com/read' })
  }
  const userPoolId = server.poolId('shop')
  const jwks = await (await fetch(`${server.url}/${userPoolId}/.well-known/jwks.json`)).json()
  const verifier = CognitoJwtVerifier.create({ userPoolId, tokenUse: 'access', clientId: ClientId })
  verifier.cacheJwks(jwks as Parameters<typeof verifier.cacheJwks>[0])
  const token = signed.ClientAuthenticationResult?.AccessToken ?? ''
  expect(await verifier.verify(token)).toMatchObject({ sub: ClientId })
  await expect(aws.send(new GetClientTokenCommand({ ClientId, Secret: 'x'.repeat(24) }))).rejects.toEqual(
    refusal('NotAuthorizedException'),
  )
})

it('steps up from a token in hand to an authenticator, by the name of the level', async () => {
  const AccessToken = await signIn()
  const { SecretCode = '' } = await aws.send(new AssociateSoftwareTokenCommand({ AccessToken }))
  const shown = (step = 0) => totp(seedOf(SecretCode) as Buffer, Math.floor(Date.now() / period) + step)
  await aws.send(new VerifySoftwareTokenCommand({ AccessToken, UserCode: shown() }))
  const asked = await aws.send(
    new InitiateAuthCommand({
      ClientId: web,
      AuthFlow: 'USER_AUTH',
      AuthParameters: {
        USERNAME: 'ana',
        TARGET_ACR_VALUES: 'urn:shop:strong',
        ACCESS_TOKEN: AccessToken,
        MAX_AGE: '60',
      },
    }),
  )
  expect(asked.ChallengeName).toBe('SOFTWARE_TOKEN_MFA')
  const done = await aws.send(
    new RespondToAuthChallengeCommand({
      ClientId: web,
      ChallengeName: 'SOFTWARE_TOKEN_MFA',
      Session: asked.Session,
      ChallengeResponses: { USERNAME: 'ana', SOFTWARE_TOKEN_MFA_CODE: shown(1) },
    }),
  )
  const { AccessToken: access, IdToken: id } = done.AuthenticationResult ?? {}
  for (const token of [access, id])
    expect(says(token)).toMatchObject({ acr: 'urn:shop:strong', amr: ['pwd', 'otp', 'mfa'] })
})

it('lets a client in that never heard of levels', async () => {
  const UserPoolId = server.poolId('shop')
  await aws.send(new AdminCreateUserCommand({ UserPoolId, Username: 'bob', MessageAction: 'SUPPRESS' }))
  await aws.send(
    new AdminSetUserPasswordCommand({ UserPoolId, Username: 'bob', Password: password, Permanent: true }),
  )
  const pool = new CognitoUserPool({ UserPoolId, ClientId: web, endpoint: server.url })
  const user = new CognitoUser({ Username: 'bob', Pool: pool })
  const payload = await new Promise<Record<string, unknown>>((done, fail) =>
    user.authenticateUser(new AuthenticationDetails({ Username: 'bob', Password: password }), {
      onSuccess: (session) => done(session.getIdToken().decodePayload()),
      onFailure: fail,
    }),
  )
  expect(payload).toMatchObject({ 'cognito:username': 'bob', acr: 'urn:cognito:loa:1', amr: ['pwd'] })
})
