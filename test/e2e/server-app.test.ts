import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import {
  AdminGetUserCommand,
  CognitoIdentityProviderClient,
  ConfirmSignUpCommand,
  DescribeUserPoolClientCommand,
  InitiateAuthCommand,
  SignUpCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { createRemoteJWKSet, decodeJwt, jwtVerify } from 'jose'
import { afterEach, describe, expect, it } from 'vitest'
import { Mistaken } from '../../src/app/app.ts'
import { startApp } from '../../src/app/start-app.ts'
import type { App, Settings } from '../../src/app/app.ts'
import { openLeftRuns } from '../../src/adapters/runs/read-runs.ts'
import type { Finding } from '../../src/model/finding.ts'
import type { NewRun } from '../../src/adapters/store/sqlite/runs.ts'
import type { Log } from '../../src/protocol/log.ts'
import { greet, makeProject, shop } from './make-project.ts'
import type { Project } from './make-project.ts'

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const end of closing.splice(0).reverse()) await end()
})

const errors: unknown[][] = []
const log: Log = { debug() {}, info() {}, warn() {}, error: (...said) => void errors.push(said) }

async function run(project: Project, settings: Partial<Settings> = {}): Promise<App> {
  const app = await startApp({ root: project.root, mode: 'dev', port: 0, log, variables: {}, ...settings })
  closing.push(() => app.close())
  return app
}
function project(files?: Readonly<Record<string, string>>): Project {
  const made = makeProject(files)
  closing.push(() => made.remove())
  return made
}
function sdk({ url }: App, region = 'us-east-1') {
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' }
  const client = new CognitoIdentityProviderClient({ endpoint: url, region, credentials, maxAttempts: 1 })
  closing.push(() => client.destroy())
  return client
}
const pool = (app: App) => app.model().pools[0]!
const clientId = (app: App, name = 'web') => pool(app).clients.find((client) => client.name === name)!.id

const Username = 'ana@example.com'
const Password = 'Correct-Horse-9!'
const UserAttributes = [{ Name: 'email', Value: Username }]

async function latest(app: App, username: string) {
  const at = `${app.url}/_poolwright/api/inbox/latest?pool=shop&username=${username}`
  return (await (await fetch(at, { headers: { authorization: `Bearer ${app.token}` } })).json()) as {
    code: string
  }
}
async function signedUp(app: App) {
  const client = sdk(app)
  const ClientId = clientId(app)
  await client.send(new SignUpCommand({ ClientId, Username, Password, UserAttributes }))
  const { code } = await latest(app, Username)
  await client.send(new ConfirmSignUpCommand({ ClientId, Username, ConfirmationCode: code }))
  return client
}
async function signedIn(app: App, client: CognitoIdentityProviderClient) {
  const answer = await client.send(
    new InitiateAuthCommand({
      ClientId: clientId(app),
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: Username, PASSWORD: Password },
    }),
  )
  return answer.AuthenticationResult!
}
const rules = (findings: readonly Finding[]) =>
  findings.filter(({ severity }) => severity === 'error').map(({ rule }) => rule)

describe('a server', () => {
  it('takes an unmodified SDK from sign-up to tokens, and a token library from discovery to proof', async () => {
    const runs: NewRun['run'][] = []
    const app = await run(project(), { memory: true, onRun: (done) => void runs.push(done) })
    const { IdToken = '' } = await signedIn(app, await signedUp(app))

    const issuer = `${app.url}/${pool(app).id}`
    const found = (await (await fetch(`${issuer}/.well-known/openid-configuration`)).json()) as Record<
      string,
      string
    >
    expect(found['issuer']).toBe(issuer)
    const keys = createRemoteJWKSet(new URL(found['jwks_uri']!))
    const { payload } = await jwtVerify(IdToken, keys, { issuer, audience: clientId(app) })
    expect(payload).toMatchObject({ email: Username, token_use: 'id' })
    expect(runs.map(({ operation, outcome }) => [operation, outcome])).toEqual([
      ['SignUp', 'answered'],
      ['ConfirmSignUp', 'answered'],
      ['InitiateAuth', 'answered'],
    ])
    expect(JSON.stringify(runs)).not.toContain(Password)
  })

  it('names in its discovery document nothing that does not answer', async () => {
    const app = await run(project(), { memory: true })
    const found = await (await fetch(`${app.url}/${pool(app).id}/.well-known/openid-configuration`)).json()
    const urls = Object.entries(found as Record<string, unknown>).filter(([name]) =>
      /_(uri|endpoint)$/.test(name),
    )
    expect(urls.length).toBeGreaterThan(0)
    for (const [, url] of urls) expect((await fetch(String(url))).status).toBe(200)
  })

  it('may say that AWS issues, while its keys are here', async () => {
    const app = await run(project(), { memory: true, issuer: 'aws' })
    const { AccessToken = '' } = await signedIn(app, await signedUp(app))
    const issuer = `https://cognito-idp.us-east-1.amazonaws.com/${pool(app).id}`
    expect(decodeJwt(AccessToken).iss).toBe(issuer)
    const found = await (await fetch(`${app.url}/${pool(app).id}/.well-known/openid-configuration`)).json()
    expect(found).toMatchObject({ issuer, jwks_uri: `${app.url}/${pool(app).id}/.well-known/jwks.json` })
  })

  it('issues under its public URL, whatever host a request names', async () => {
    const app = await run(project(), { memory: true, publicUrl: 'https://auth.example.com/' })
    const answer = await fetch(
      `${app.url.replace('localhost', '127.0.0.1')}/${pool(app).id}/.well-known/openid-configuration`,
    )
    expect(await answer.json()).toMatchObject({ issuer: `https://auth.example.com/${pool(app).id}` })
  })

  it('serves administrators of any region who sign, and nobody who does not', async () => {
    const app = await run(project(), { memory: true })
    await signedUp(app)
    const ask = new AdminGetUserCommand({ UserPoolId: pool(app).id, Username })
    expect(await sdk(app, 'eu-central-1').send(ask)).toMatchObject({ UserStatus: 'CONFIRMED' })
    const answer = await fetch(app.url, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': 'AWSCognitoIdentityProviderService.AdminGetUser',
      },
      body: JSON.stringify({ UserPoolId: pool(app).id, Username }),
    })
    expect(await answer.json()).toMatchObject({ __type: 'MissingAuthenticationTokenException' })
  })

  it('keeps users, keys and secrets of clients from one start to the next', async () => {
    const made = project()
    const first = await run(made)
    await signedUp(first)
    const secret = async (app: App) =>
      (
        await sdk(app).send(
          new DescribeUserPoolClientCommand({ UserPoolId: pool(app).id, ClientId: clientId(app, 'server') }),
        )
      ).UserPoolClient?.ClientSecret
    const keys = async (app: App) => (await fetch(`${app.url}/${pool(app).id}/.well-known/jwks.json`)).text()
    const was = [await secret(first), await keys(first)]
    await first.close()
    const second = await run(made)
    expect(await signedIn(second, sdk(second))).toHaveProperty('IdToken')
    expect([await secret(second), await keys(second)]).toEqual(was)
  })

  it('tells other commands where it is, for as long as it runs', async () => {
    const made = project()
    const app = await run(made)
    const file = join(made.root, '.poolwright/server.json')
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({
      url: app.url,
      token: app.token,
      pid: process.pid,
    })
    for (const name of ['server.json', 'seal.key', 'data.sqlite'])
      expect(statSync(join(made.root, '.poolwright', name)).mode & 0o077).toBe(0)
    await app.close()
    expect(existsSync(file)).toBe(false)
  })

  it('keeps nothing where it is told so', async () => {
    const made = project()
    const app = await run(made, { memory: true })
    expect(
      ['seal.key', 'data.sqlite'].filter((name) => existsSync(join(made.root, '.poolwright', name))),
    ).toEqual([])
    await app.close()
  })

  it('lets its token be pinned', async () => {
    const app = await run(project(), { memory: true, variables: { POOLWRIGHT_TOKEN: 'pinned' } })
    expect(app.token).toBe('pinned')
  })

  it('keeps to itself what other machines could ask for', async () => {
    const app = await run(project(), { memory: true, allowRemote: true, host: '127.0.0.1', token: 'known' })
    expect(app.token).toBeUndefined()
    expect((await fetch(`${app.url}/_poolwright/api/pools?token=known`)).status).toBe(404)
    expect((await fetch(`${app.url}/_poolwright/health`)).status).toBe(200)
  })

  it('says so where the port is taken', async () => {
    const { port } = await run(project(), { memory: true })
    await expect(run(project(), { memory: true, port })).rejects.toMatchObject({
      name: 'Unreadable',
      help: /--port/,
    })
  })

  it('says so where the address is not of this machine', async () => {
    const settings = { memory: true, allowRemote: true, host: '203.0.113.5', port: 9 }
    await expect(run(project(), settings)).rejects.toMatchObject({
      name: 'Unreadable',
      message: 'the server cannot listen at 203.0.113.5, port 9: this machine has no such address',
      help: expect.stringContaining('--host'),
    })
  })

  it.each([
    ['a mistake in it', { 'pools/shop.pool.yaml': 'signin: {}\n' }, {}],
    ['no such environment', {}, { env: 'moon' }],
  ])('does not start a project with %s', async (_, files, settings) => {
    await expect(run(project(files), settings)).rejects.toThrow(Mistaken)
  })
})

describe('a reload', () => {
  it('takes on what changed, for new requests', async () => {
    const made = project()
    const app = await run(made)
    made.write('pools/shop.pool.yaml', shop.replace('web:', 'site:'))
    expect(await app.reload()).toMatchObject({ ok: true })
    expect(
      pool(app)
        .clients.map(({ name }) => name)
        .sort(),
    ).toEqual(['server', 'site'])
  })

  it('takes on a changed script', async () => {
    const made = project()
    const app = await run(made)
    const client = sdk(app)
    made.write(
      'triggers/greet.js',
      "export const handler = async () => { throw new Error('closed today') }\n",
    )
    await app.reload()
    const refused = client.send(
      new SignUpCommand({ ClientId: clientId(app), Username, Password, UserAttributes }),
    )
    await expect(refused).rejects.toMatchObject({
      name: 'UserLambdaValidationException',
      message: 'PreSignUp failed with error closed today.',
    })
  })

  it('lets a request end with what it began with', async () => {
    const slow = greet.replace('console', 'await new Promise((go) => setTimeout(go, 400)); console')
    const made = project({ 'triggers/greet.js': slow })
    const app = await run(made)
    const begun = sdk(app).send(
      new SignUpCommand({ ClientId: clientId(app), Username, Password, UserAttributes }),
    )
    await new Promise((soon) => setTimeout(soon, 150))
    made.write('pools/shop.pool.yaml', shop.replace('verify: [email]', 'verify: []'))
    await app.reload()
    expect((await begun).CodeDeliveryDetails?.AttributeName).toBe('email')
  })

  it('keeps the last good model where the YAML is bad', async () => {
    const made = project()
    const app = await run(made)
    const was = app.model()
    made.write('pools/shop.pool.yaml', 'signIn: [\n')
    const { ok, findings } = await app.reload()
    expect([ok, rules(findings).length > 0]).toEqual([false, true])
    expect(app.model()).toBe(was)
    made.write('pools/shop.pool.yaml', shop)
    expect(await app.reload()).toMatchObject({ ok: true })
  })

  it('finds a script that does not compile, and goes on', async () => {
    const made = project()
    const app = await run(made)
    made.write('triggers/greet.js', 'export const handler = (\n')
    const { ok, findings } = await app.reload()
    expect([ok, rules(findings)]).toEqual([true, ['PW-SCRIPT-001']])
    expect(findings.find(({ rule }) => rule === 'PW-SCRIPT-001')?.at.file).toBe('triggers/greet.js')
  })

  it.each([
    [
      'what people sign in with',
      shop.replace('with: [email]', 'with: [phone]').replaceAll('verify: [email]', 'verify: []'),
      'PW-PLAN-001',
    ],
    ['whether case counts', shop.replace('caseSensitive: false', 'caseSensitive: true'), 'PW-PLAN-001'],
    [
      'an attribute that is there',
      shop.replace('type: string, max: 16', 'type: number, max: 16'),
      'PW-PLAN-002',
    ],
    ['an attribute out of the pool', shop.replace(/attributes:\n.*\n/, ''), 'PW-PLAN-002'],
  ])('does not change %s under users, and says the way out', async (_, yaml, rule) => {
    const made = project()
    const app = await run(made)
    await signedUp(app)
    made.write('pools/shop.pool.yaml', yaml)
    const { ok, findings } = await app.reload()
    expect([ok, [...new Set(rules(findings))]]).toEqual([false, [rule]])
    const found = findings.find((finding) => finding.rule === rule)
    expect(found?.at.file).toBe('pools/shop.pool.yaml')
    expect(found?.help).toContain('--memory')
    expect(await signedIn(app, sdk(app))).toHaveProperty('IdToken')

    await app.close()
    await expect(run(made)).rejects.toThrow(Mistaken)
  })

  it('changes a pool in which nobody is', async () => {
    const made = project()
    const app = await run(made)
    made.write('pools/shop.pool.yaml', shop.replace('caseSensitive: false', 'caseSensitive: true'))
    expect(await app.reload()).toMatchObject({ ok: true })
  })
})

describe('secrets', () => {
  const files = {
    'pools/shop.pool.yaml': shop.replace('secret: true', 'secret: { secret: server-secret }'),
    'pools/env/prod.env.yaml': 'secrets: { server-secret: { env: SERVER_SECRET } }\n',
  }
  const ask = (app: App) =>
    sdk(app).send(
      new SignUpCommand({
        ClientId: clientId(app, 'server'),
        Username,
        Password,
        UserAttributes,
        SecretHash: 'x',
      }),
    )

  it('are named by `dev` where they are missing, and asked for in vain', async () => {
    const app = await run(project(files), { memory: true, env: 'prod' })
    expect(app.missing()).toMatchObject([{ name: 'server-secret', remedy: 'set SERVER_SECRET' }])
    await expect(ask(app)).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message: 'The secret `server-secret` of client `server` is missing.',
    })
  })

  it('keep `serve` from starting while they are missing', async () => {
    const variables = { POOLWRIGHT_SEAL_KEY: 'ab'.repeat(32) }
    await expect(
      run(project(files), { mode: 'serve', memory: true, env: 'prod', variables }),
    ).rejects.toMatchObject({
      name: 'Unreadable',
      help: 'set SERVER_SECRET',
    })
  })
})

describe('serve', () => {
  const serving = { mode: 'serve', env: 'prod', variables: { POOLWRIGHT_SEAL_KEY: 'ab'.repeat(32) } } as const
  const files = { 'pools/env/prod.env.yaml': 'description: For others\n' }

  it('needs its seal key from the environment, though a file has one', async () => {
    const made = project(files)
    await (await run(made)).close()
    await expect(run(made, { ...serving, variables: {} })).rejects.toMatchObject({ name: 'Unreadable' })
  })

  it('tells nothing but its health', async () => {
    const app = await run(project(files), { ...serving, memory: true, token: 'known' })
    expect(app.token).toBeUndefined()
    expect(await (await fetch(`${app.url}/_poolwright/health`)).json()).toEqual({ status: 'ok' })
    expect((await fetch(`${app.url}/_poolwright/api/inbox?token=known`)).status).toBe(404)
  })

  it('records nothing', async () => {
    const made = project(files)
    const app = await run(made, serving)
    const input = { ClientId: clientId(app), Username, Password, UserAttributes }
    await sdk(app).send(new SignUpCommand(input))
    await app.close()
    const left = openLeftRuns(made.root)
    expect(left?.list({}, 9)).toEqual([])
    left?.close()
  })

  it('refuses a key that nobody declares, and serves everybody who needs none', async () => {
    const app = await run(project(files), { ...serving, memory: true })
    const client = sdk(app)
    await client.send(new SignUpCommand({ ClientId: clientId(app), Username, Password, UserAttributes }))
    const ask = client.send(new AdminGetUserCommand({ UserPoolId: pool(app).id, Username }))
    await expect(ask).rejects.toMatchObject({ name: 'UnrecognizedClientException' })
  })
})

it('met no defect in all this', () => {
  // The environment of `serve` says no way out here, of which operators are told.
  const undelivered = 'a message could not be delivered'
  expect(errors.filter(([, said]) => said !== undelivered)).toEqual([])
})
