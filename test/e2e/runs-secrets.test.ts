import { readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { startApp } from '../../src/app/start-app.ts'
import type { App } from '../../src/app/app.ts'
import { makeProject, type Project } from './make-project.ts'

/** Tells everything that it knows, in every way that a script has, and goes on. */
const blabber = `
import { inspect } from 'node:util'
const tell = (value) => {
  const text = JSON.stringify(value) ?? ''
  console.log(value)
  console.log(text, inspect(value, { depth: null }), JSON.stringify({ again: text }))
}
export const handler = async (event, context) => {
  const { secrets, code, with: settings } = context.poolwright
  tell(event)
  tell({ secrets, code, env: process.env })
  for (const text of [...Object.values(secrets ?? {}), code, event.request.password, event.request.challengeAnswer])
    if (text) {
      console.log('in pieces', text, encodeURIComponent(text), Buffer.from(text).toString('base64'), Buffer.from(text).toString('hex'))
      console.log({ authorization: 'Bearer ' + text })
    }
  if (secrets)
    await fetch(PLACE + '/v1/' + encodeURIComponent(secrets.api) + '?key=' + secrets.api, {
      headers: { authorization: 'Bearer ' + secrets.api, 'x-api-key': secrets.api },
    }).then((answer) => answer.json()).then(tell)
  if (code) await fetch(PLACE + '/code/' + code)
  const { triggerSource, response } = event
  if (triggerSource === 'CreateAuthChallenge_Authentication') {
    response.publicChallengeParameters = { hint: 'shown' }
    response.privateChallengeParameters = { answer: 'CANARY-private-answer' }
    response.challengeMetadata = 'CANARY-private-answer'
  }
  if (triggerSource === 'VerifyAuthChallengeResponse_Authentication')
    response.answerCorrect = event.request.challengeAnswer === event.request.privateChallengeParameters.answer
  if (triggerSource === 'DefineAuthChallenge_Authentication') {
    const last = event.request.session.at(-1)
    if (last?.challengeResult) response.issueTokens = true
    else response.challengeName = 'CUSTOM_CHALLENGE'
  }
  if (triggerSource.startsWith('UserMigration')) throw new Error('wrong: ' + event.request.password)
  if (event.request.clientMetadata?.fail)
    throw Object.assign(new Error('failed with ' + inspect([secrets, event.request.clientMetadata])), { name: secrets.api })
  return event
}
`
const hooks = [
  'preSignUp',
  'postConfirmation',
  'preAuthentication',
  'postAuthentication',
  'preTokenGeneration',
  'userMigration',
  'customMessage',
  'defineAuthChallenge',
  'createAuthChallenge',
  'verifyAuthChallengeResponse',
]
const keyArn = 'arn:aws:kms:us-east-1:123456789012:key/5f0f6f2e-8c1d-4b57-9a3e-2c7f1f6f3b10'
const clients = '{ auth: [password, adminPassword, srp, custom, refresh], secret: true }'
const pool = (name: string, more: string) => `
signIn: { with: [email], caseSensitive: false }
signUp: { selfService: true, verify: [email] }
attributes: { note: { type: string, max: 200 }, apiToken: { type: string, max: 200 } }
${more}
clients: { ${name}: { auth: [password, adminPassword, srp, custom, refresh] }, server: ${clients} }
`

const found: { readonly what: string; readonly text: string }[] = []
const served = createServer((request, response) => {
  const [, code] = /^\/code\/(\d+)$/.exec(request.url ?? '') ?? []
  if (code) found.push({ what: 'code of a sender', text: code })
  response.writeHead(200, { 'content-type': 'application/json' })
  response.end(JSON.stringify({ access_token: 'CANARY-fetched-token', asked: request.headers.authorization }))
})
let project: Project
let app: App

beforeAll(async () => {
  await new Promise<void>((done) => served.listen(0, '127.0.0.1', done))
  const place = `http://127.0.0.1:${(served.address() as AddressInfo).port}`
  project = makeProject({
    'pools/shop.pool.yaml': pool(
      'web',
      `triggers: { ${hooks.map((hook) => `${hook}: blabber`).join(', ')} }`,
    ),
    'pools/mail.pool.yaml': pool('app', `kmsKey: ${keyArn}\ntriggers: { customEmailSender: sender }`),
    'pools/env/dev.env.yaml': 'secrets: { api: { env: API } }\n',
    'triggers/blabber.trigger.yaml': `
script: ./blabber.js
hooks: [${hooks.join(', ')}]
capabilities: { secrets: [api], fetch: [{ to: 'GET ${place}/*', private: true }] }
env: { KEY: { secret: api } }
`,
    'triggers/blabber.js': blabber.replaceAll('PLACE', JSON.stringify(place)),
    'triggers/sender.trigger.yaml': `
script: ./sender.js
hooks: [customEmailSender]
capabilities: { plainCode: true, fetch: [{ to: 'GET ${place}/*', private: true }] }
`,
    'triggers/sender.js': blabber.replaceAll('PLACE', JSON.stringify(place)),
  })
  app = await startApp({
    root: project.root,
    mode: 'dev',
    port: 0,
    token: 'CANARY-server-token',
    variables: { API: 'CANARY-project-secret' },
  })
}, 60_000)
afterAll(async () => {
  await app.close()
  served.close()
  project.remove()
})

const at = '20260101T000000Z'
const signature = 'ca'.repeat(32)
const signed = {
  'x-amz-date': at,
  'x-amz-security-token': 'CANARY-security-token',
  authorization: `AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/cognito-idp/aws4_request, SignedHeaders=host;x-amz-date, Signature=${signature}`,
}

/** Calls an operation, and keeps in mind every secret that comes back. */
async function ask(name: string, input: object): Promise<Record<string, any>> {
  const answer = await fetch(app.url, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': `AWSCognitoIdentityProviderService.${name}`,
      ...signed,
    },
    body: JSON.stringify(input),
  })
  const output = (await answer.json()) as Record<string, any>
  const { AuthenticationResult = {}, Session, UserPoolClient = {} } = output
  for (const [what, text] of Object.entries({
    ...AuthenticationResult,
    Session,
    secret: UserPoolClient.ClientSecret,
  }))
    if (typeof text === 'string' && text !== 'Bearer') found.push({ what, text })
  return output
}
async function codeOf(username: string): Promise<string> {
  const answer = await fetch(`${app.url}/_poolwright/api/inbox/latest?username=${username}`, {
    headers: { authorization: 'Bearer CANARY-server-token' },
  })
  const { code = '' } = (await answer.json()) as { code?: string }
  found.push({ what: 'code', text: code })
  return code
}

/** Everything that lies in the project's own folder, but for the seal key. */
const kept = () => {
  const folder = join(project.root, '.poolwright')
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && /^data\.sqlite/.test(entry.name))
    .map(({ name }) => [name, readFileSync(join(folder, name)).toString('latin1')] as const)
}

const Username = 'ana@example.com'
const Password = 'CANARY-password-1!'
const aside = {
  ClientMetadata: {
    token: 'CANARY-metadata-token',
    password: 'CANARY-metadata-password',
    campaign: 'spring',
  },
  Unknown: 'CANARY-unknown-member',
}

it('keeps no secret of a request, of a script or of the project, whatever a script does with it', async () => {
  const [shop, mail] = app.model().pools.toSorted((a, b) => (a.name > b.name ? -1 : 1))
  const UserPoolId = shop?.id
  const clientOf = (name: string) =>
    [shop, mail].flatMap((one) => one?.clients ?? []).find((one) => one.name === name)
  const ClientId = clientOf('web')?.id
  const wrong = { ClientId, Username, SecretHash: 'CANARY-secret-hash' }
  const UserAttributes = [
    { Name: 'email', Value: Username },
    { Name: 'custom:apiToken', Value: 'ATTRIBUTE-token' },
  ]
  const ValidationData = [{ Name: 'captchaSecret', Value: 'CANARY-validation-secret' }]
  await ask('SignUp', { ClientId, Username, Password, UserAttributes, ValidationData, ...aside })
  await ask('SignUp', { ...wrong, Password: `CANARY ${'x'.repeat(300)}` })
  await ask('SignUp', { ...wrong, Password, ClientMetadata: { fail: 'yes', note: Password }, UserAttributes })
  await ask('ConfirmSignUp', { ...wrong, ConfirmationCode: 'CANARY-wrong-code' })
  await ask('ConfirmSignUp', { ClientId, Username, ConfirmationCode: await codeOf(Username), ...aside })
  await ask('ForgotPassword', { ClientId, Username, ...aside })
  const New = 'CANARY-new-password-2!'
  await ask('ConfirmForgotPassword', {
    ClientId,
    Username,
    ConfirmationCode: await codeOf(Username),
    Password: New,
  })

  const parameters = (PASSWORD: string) => ({
    USERNAME: Username,
    PASSWORD,
    SECRET_HASH: 'CANARY-secret-hash',
  })
  const begin = (AuthFlow: string, AuthParameters: object) =>
    ask('InitiateAuth', { ClientId, AuthFlow, AuthParameters, ...aside })
  await begin('USER_PASSWORD_AUTH', parameters('CANARY-wrong-password'))
  const { AuthenticationResult: tokens } = await begin('USER_PASSWORD_AUTH', parameters(New))
  expect(tokens).toBeDefined()
  await begin('USER_PASSWORD_AUTH', {
    ...parameters('CANARY-migrated-password'),
    USERNAME: 'nobody@example.com',
  })
  await begin('REFRESH_TOKEN_AUTH', { REFRESH_TOKEN: tokens.RefreshToken })
  await begin('REFRESH_TOKEN_AUTH', { REFRESH_TOKEN: 'CANARY-refresh-token' })
  const custom = await begin('CUSTOM_AUTH', parameters(''))
  expect(custom['ChallengeName']).toBe('CUSTOM_CHALLENGE')
  const answer = (ANSWER: string, Session: string) =>
    ask('RespondToAuthChallenge', {
      ClientId,
      ChallengeName: 'CUSTOM_CHALLENGE',
      Session,
      ChallengeResponses: { USERNAME: Username, ANSWER },
      ...aside,
    })
  await answer('CANARY-guess', 'CANARY-session-of-at-least-twenty-characters')
  const again = await answer('CANARY-wrong-answer', custom['Session'])
  const answered = await answer('CANARY-private-answer', again['Session'])
  expect(answered['AuthenticationResult']).toBeDefined()

  const { AccessToken } = tokens
  await ask('ChangePassword', {
    AccessToken,
    PreviousPassword: New,
    ProposedPassword: 'CANARY-third-password-3!',
  })
  await ask('GetUser', { AccessToken: 'CANARY.access.token' })
  await ask('RevokeToken', {
    ClientId,
    Token: answered['AuthenticationResult'].RefreshToken,
    ClientSecret: 'CANARY-client-secret',
  })
  await ask('AdminCreateUser', {
    UserPoolId,
    Username: 'kim@example.com',
    TemporaryPassword: 'CANARY-temporary-4!',
    ...aside,
  })
  await ask('AdminSetUserPassword', {
    UserPoolId,
    Username,
    Password: 'CANARY-set-password-5!',
    Permanent: true,
  })
  await ask('DescribeUserPoolClient', { UserPoolId, ClientId: clientOf('server')?.id })
  // A sender whose script is told the code in the clear.
  const sentTo = { ClientId: clientOf('app')?.id, Username: 'eve@example.com' }
  await ask('SignUp', { ...sentTo, Password, UserAttributes: [{ Name: 'email', Value: 'eve@example.com' }] })
  await fetch(app.url, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': 'AWSCognitoIdentityProviderService.SignUp',
    },
    body: '{"Password":"CANARY-broken-body',
  })

  const headers = { authorization: 'Bearer CANARY-server-token' }
  const { runs } = await vi.waitFor(async () => {
    const answer = await fetch(`${app.url}/_poolwright/api/runs?limit=1000`, { headers })
    const listed = (await answer.json()) as { runs: { id: string; hooks: { hook: string }[] }[] }
    // A sender goes on when its caller has been answered.
    expect(new Set(listed.runs.flatMap((run) => run.hooks.map(({ hook }) => hook))).size).toBe(
      hooks.length + 1,
    )
    return listed
  })
  expect(found.map(({ what }) => what)).toContain('code of a sender')
  const whole = await Promise.all(
    runs.map(async ({ id }) => (await fetch(`${app.url}/_poolwright/api/runs/${id}`, { headers })).text()),
  )
  const during = kept()
  await app.close()
  const places = [
    ...during.map(([name, text]) => [`${name} while it runs`, text] as const),
    ...kept(),
    ...whole.map((text, index) => [`run ${runs[index]?.id}`, text] as const),
  ]
  expect(during.map(([name]) => name)).toContain('data.sqlite-wal')
  expect(places.some(([, text]) => text.includes('in pieces'))).toBe(true)
  // Of a user it is an attribute like any other, and is no part of what is told of a run.
  for (const text of whole) expect(text).not.toContain('ATTRIBUTE-token')
  for (const [where, text] of places) {
    const leaked = [...text.matchAll(/.{0,60}CANARY[\w-]*/gi)].map(([words]) => words)
    expect([where, leaked]).toEqual([where, []])
    expect([where, text.includes(signature)]).toEqual([where, false])
    for (const { what, text: secret } of found)
      expect([where, what, contains(text, secret)]).toEqual([where, what, false])
    for (const form of ['CANARY-project-secret', 'CANARY-private-answer', Password].flatMap(formsOf))
      expect([where, form, text.includes(form)]).toEqual([where, form, false])
  }
}, 120_000)

/** Codes are short: they are looked for as numbers of their own. */
const contains = (text: string, secret: string) =>
  secret.length > 8 ? text.includes(secret) : new RegExp(`(?<![\\w.])${secret}(?!\\w)`).test(text)
const formsOf = (text: string) => [
  Buffer.from(text).toString('base64'),
  Buffer.from(text).toString('hex'),
  Buffer.from(text).toString('base64url'),
]
