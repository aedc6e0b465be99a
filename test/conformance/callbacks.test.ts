import { createServer, type Server as HttpServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import {
  AdminGetUserCommand,
  AdminListGroupsForUserCommand,
  InitiateAuthCommand,
  SignUpCommand,
  type CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider'
import { decodeJwt } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { folder, serve, type Server } from '../serve.ts'
import { refusal, sdk } from './sdk.ts'

const password = 'Corr3ct-Horse!'

/** A pool whose scripts use everything that a trigger may declare. */
const files = (port: number) => ({
  'pools/env/dev.env.yaml': 'secrets: { entitlements: { env: ENTITLEMENTS } }\n',
  'pools/people.pool.yaml': `
signIn: { with: [username] }
signUp: { selfService: true, verify: [email] }
attributes: { email: {}, nickname: {} }
groups: { newcomers: {} }
triggers:
  preSignUp: count
  postConfirmation: welcome
  preTokenGeneration: { use: entitle, version: V2_0 }
  preAuthentication: itself
clients:
  web: { auth: [password, adminPassword, refresh] }
`,
  'pools/others.pool.yaml': `
signIn: { with: [username] }
clients: { web: { auth: [password] } }
`,
  'triggers/count.trigger.yaml':
    'script: ./count.js\nhooks: [preSignUp]\ncapabilities: { kv: { entries: 10 }, context: [ip, userAgent] }\n',
  'triggers/count.js': `
exports.handler = async (event, { poolwright: { kv, ip, userAgent } }) => {
  if (!ip || !userAgent.includes('aws-sdk-js')) throw new Error('who are you')
  if ((await kv.increment('sign-ups', 1, { ttl: 3600 })) > 3) throw new Error('too many')
  if (event.triggerSource === 'PreSignUp_SignUp') event.response.autoConfirmUser = true
  return event
}
`,
  'triggers/welcome.trigger.yaml':
    'script: ./welcome.js\nhooks: [postConfirmation]\ncapabilities: { api: [AdminAddUserToGroup, AdminUpdateUserAttributes, AdminGetUser] }\n',
  'triggers/welcome.js': `
exports.handler = async (event, { poolwright: { api } }) => {
  const Username = event.userName
  await api.AdminAddUserToGroup({ Username, GroupName: 'newcomers' })
  await api.AdminUpdateUserAttributes({ Username, UserAttributes: [{ Name: 'nickname', Value: 'newcomer' }] })
  try {
    await api.AdminGetUser({ UserPoolId: 'us-east-1_Elsewhere', Username })
    throw new Error('it reached another pool')
  } catch (error) {
    if (error.code !== 'AccessDeniedException') throw error
  }
  if (api.AdminDeleteUser) throw new Error('it may delete')
  return event
}
`,
  'triggers/entitle.trigger.yaml': `
script: ./entitle.ts
hooks: [preTokenGeneration]
env: { URL_OF_PLANS: "http://localhost:${port}/plans", SECRET_PLACE: { secret: entitlements } }
capabilities:
  secrets: [entitlements]
  fetch: ["GET http://localhost:${port}/plans/*"]
`,
  'triggers/entitle.ts': `
export const handler = async (event: any, { poolwright }: any) => {
  const headers = { authorization: 'Bearer ' + poolwright.secrets.entitlements }
  if (process.env.SECRET_PLACE !== poolwright.secrets.entitlements) throw new Error('no secret in the environment')
  const answer = await fetch(process.env.URL_OF_PLANS + '/' + event.userName, { headers })
  const { plan } = await answer.json()
  const refused = await fetch(process.env.URL_OF_PLANS!.replace('plans', 'admin')).then(() => 'reached', (error) => error.name)
  event.response.claimsAndScopeOverrideDetails = {
    idTokenGeneration: { claimsToAddOrOverride: { plan, refused, home: Object.keys(process.env).sort().join() } },
  }
  return event
}
`,
  'triggers/itself.trigger.yaml':
    'script: ./itself.js\nhooks: [preAuthentication]\ncapabilities: { api: [AdminInitiateAuth, AdminGetUser] }\n',
  // A script that signs somebody in, which runs this very script.
  'triggers/itself.js': `
exports.handler = async (event, { poolwright: { api } }) => {
  const { again } = event.request.validationData ?? {}
  if (!again) return event
  const user = await api.AdminGetUser({ Username: event.userName })
  if (user.Username !== event.userName) throw new Error('another user')
  await api.AdminInitiateAuth({
    ClientId: event.callerContext.clientId,
    AuthFlow: 'ADMIN_USER_PASSWORD_AUTH',
    AuthParameters: { USERNAME: event.userName, PASSWORD: '${password}' },
    ClientMetadata: again === 'for ever' ? { again } : {},
  })
  return event
}
`,
})

describe('scripts that call back', () => {
  let plans: HttpServer
  let server: Server
  let aws: CognitoIdentityProviderClient
  let remove: () => void
  let ids: { pool: string; client: string }
  const asked: (string | undefined)[] = []

  beforeAll(async () => {
    plans = createServer(({ url, headers }, response) => {
      asked.push(headers.authorization)
      response.end(JSON.stringify({ plan: `gold for ${url?.split('/').at(-1)}` }))
    })
    await new Promise<void>((resolve) => plans.listen(0, '127.0.0.1', resolve))
    const made = folder(files((plans.address() as AddressInfo).port))
    remove = made.remove
    server = await serve(made.dir, ['--memory'], { ENTITLEMENTS: 'open sesame' })
    aws = sdk(server)
    ids = { pool: server.poolId('people'), client: server.clientId('people', 'web') }
  })
  afterAll(async () => {
    await server.stop()
    plans.close()
    remove()
  })
  const signUp = (Username: string) =>
    aws.send(new SignUpCommand({ ClientId: ids.client, Username, Password: password }))
  const signIn = (USERNAME: string, ClientMetadata: Record<string, string> = {}) =>
    aws.send(
      new InitiateAuthCommand({
        ClientId: ids.client,
        AuthFlow: 'USER_PASSWORD_AUTH',
        AuthParameters: { USERNAME, PASSWORD: password },
        ClientMetadata,
      }),
    )

  it('change the pool that fired them, and no other', async () => {
    await signUp('ana')
    const UserPoolId = ids.pool
    const { Groups } = await aws.send(new AdminListGroupsForUserCommand({ UserPoolId, Username: 'ana' }))
    expect(Groups?.map(({ GroupName }) => GroupName)).toEqual(['newcomers'])
    const { UserAttributes } = await aws.send(new AdminGetUserCommand({ UserPoolId, Username: 'ana' }))
    expect(UserAttributes).toContainEqual({ Name: 'nickname', Value: 'newcomer' })
  })

  it('fetch what they declare with a secret, and nothing else', async () => {
    const { AuthenticationResult } = await signIn('ana')
    expect(decodeJwt(AuthenticationResult?.IdToken ?? '')).toMatchObject({
      plan: 'gold for ana',
      refused: 'TypeError',
      home: 'SECRET_PLACE,URL_OF_PLANS',
      'cognito:groups': ['newcomers'],
    })
    expect(asked).toEqual(['Bearer open sesame'])
  })

  it('may sign in whoever is signing in', async () => {
    expect((await signIn('ana', { again: 'once' })).AuthenticationResult?.IdToken).toBeDefined()
  })

  it('are stopped where they would call themselves for ever', async () => {
    await expect(signIn('ana', { again: 'for ever' })).rejects.toEqual(
      refusal(
        'UserLambdaValidationException',
        `${'PreAuthentication failed with error '.repeat(5)}Scripts have called scripts 4 times over, and this would be once more.${'.'.repeat(5)}`,
      ),
    )
  })

  it('keep count over calls, for each pool', async () => {
    await signUp('bea')
    await signUp('cleo')
    await expect(signUp('dora')).rejects.toEqual(
      refusal('UserLambdaValidationException', 'PreSignUp failed with error too many.'),
    )
  })
})
