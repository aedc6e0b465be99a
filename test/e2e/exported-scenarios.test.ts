import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openProject } from '../../src/cli/project/open-project.ts'
import { cli, folder, serve, type Server } from '../serve.ts'
import { claim, SRP_A } from '../srp-client.ts'

const hooks = {
  domains: [
    'preSignUp',
    `if (!event.request.userAttributes.email.endsWith('@example.com')) throw new TypeError('domain not allowed')`,
  ],
  welcome: ['postConfirmation', ''],
  claims: [
    'preTokenGeneration',
    `event.response.claimsOverrideDetails = { claimsToAddOrOverride: { tier: 'gold' } }`,
  ],
  define: [
    'defineAuthChallenge',
    `const [last] = event.request.session.slice(-1)
     const asked = last?.challengeName === 'CUSTOM_CHALLENGE'
     Object.assign(event.response, asked && last.challengeResult ? { issueTokens: true } : asked ? { failAuthentication: true } : { challengeName: 'CUSTOM_CHALLENGE' })`,
  ],
  create: ['createAuthChallenge', `event.response.privateChallengeParameters = { answer: 'apple' }`],
  verify: [
    'verifyAuthChallengeResponse',
    `event.response.answerCorrect = event.request.challengeAnswer === 'apple'`,
  ],
}
const project = folder({
  'pools/shop.pool.yaml': `signIn: { with: [email], caseSensitive: false }
signUp: { selfService: true, verify: [email] }
groups: { buyers: {} }
triggers: { ${Object.entries(hooks)
    .map(([name, [hook]]) => `${hook}: ${name}`)
    .join(', ')} }
clients: { web: { auth: [srp, custom, refresh] } }
`,
  'pools/shop.identity.yaml': `guests: true
providers: { shop: { type: pool, clients: [web] } }
roles: { authenticated: buyer, guest: guest }
`,
  'pools/buyer.role.yaml': `trust: { type: identityPool, pool: shop, as: authenticated }
allow: [{ do: s3:GetObject, on: '*' }]
`,
  'pools/guest.role.yaml': `trust: { type: identityPool, pool: shop, as: guest }
allow: [{ do: s3:ListBucket, on: '*' }]
`,
  ...Object.fromEntries(
    Object.entries(hooks).flatMap(([name, [hook = '', code]]) => [
      [`triggers/${name}.trigger.yaml`, `script: ./${name}.js\nhooks: [${hook}]\n`],
      [`triggers/${name}.js`, `exports.handler = async (event) => {\n  ${code}\n  return event\n}\n`],
    ]),
  ),
})
const password = 'Secret-Horse-9!'

function poolwright(...args: string[]): Promise<{ code: number | null; out: string; err: string }> {
  const child = spawn(process.execPath, [cli, ...args, '--cwd', project.dir], {
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined },
  })
  let [out, err] = ['', '']
  child.stdout.on('data', (data) => (out += data))
  child.stderr.on('data', (data) => (err += data))
  return new Promise((done) => child.on('close', (code) => done({ code, out, err })))
}

let server: Server
interface Answer {
  readonly [name: string]: string
}
const post = async (target: string, input: object) => {
  const answer = await fetch(server.url, {
    method: 'POST',
    headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': target },
    body: JSON.stringify(input),
  })
  return (await answer.json()) as {
    readonly Session: string
    readonly IdentityId: string
    readonly ChallengeParameters: Answer
    readonly AuthenticationResult: Answer
    readonly Credentials: Answer
  }
}
const idp = (operation: string, input: object) =>
  post(`AWSCognitoIdentityProviderService.${operation}`, { ClientId: server.clientId('shop'), ...input })
const identities = (operation: string, input: object) => post(`AWSCognitoIdentityService.${operation}`, input)

/** Signs somebody in by SRP. */
async function signIn(USERNAME: string) {
  const { ChallengeParameters: asked } = await idp('InitiateAuth', {
    AuthFlow: 'USER_SRP_AUTH',
    AuthParameters: { USERNAME, SRP_A },
  })
  const ChallengeResponses = claim(asked, server.poolId('shop'), password)
  const { AuthenticationResult: tokens } = await idp('RespondToAuthChallenge', {
    ChallengeName: 'PASSWORD_VERIFIER',
    ChallengeResponses,
  })
  return tokens
}

/** What must never be in what is exported. */
const secrets = [password]

interface Line {
  readonly id: string
  readonly operation: string
}
let runs: readonly Line[]
let played: readonly {
  readonly name: string
  readonly steps: readonly { readonly told: readonly string[] }[]
}[]

beforeAll(async () => {
  server = await serve(project.dir, [])
  const Username = 'ana@example.com'
  const UserAttributes = [{ Name: 'email', Value: Username }]
  await idp('SignUp', { Username, Password: password, UserAttributes })
  const code = await server.code(Username)
  secrets.push(code)
  await idp('ConfirmSignUp', { Username, ConfirmationCode: code })
  await idp('SignUp', {
    Username: 'eve@evil.test',
    Password: password,
    UserAttributes: [{ Name: 'email', Value: 'eve@evil.test' }],
  })
  const tokens = await signIn(Username)
  await idp('InitiateAuth', {
    AuthFlow: 'REFRESH_TOKEN_AUTH',
    AuthParameters: { REFRESH_TOKEN: tokens['RefreshToken'] },
  })
  for (const ANSWER of ['apple', 'pear']) {
    const begun = await idp('InitiateAuth', {
      AuthFlow: 'CUSTOM_AUTH',
      AuthParameters: { USERNAME: Username },
    })
    await idp('RespondToAuthChallenge', {
      ChallengeName: 'CUSTOM_CHALLENGE',
      Session: begun.Session,
      ChallengeResponses: { USERNAME: Username, ANSWER },
    })
    secrets.push(begun.Session)
  }
  const { model } = await openProject(project.dir)
  const region = server.poolId('shop').split('_')[0]
  const Logins = { [`cognito-idp.${region}.amazonaws.com/${server.poolId('shop')}`]: tokens['IdToken'] }
  for (const shown of [{ Logins }, {}]) {
    const { IdentityId } = await identities('GetId', { IdentityPoolId: model.identityPools[0]?.id, ...shown })
    const { Credentials: keys } = await identities('GetCredentialsForIdentity', { IdentityId, ...shown })
    secrets.push(keys['SecretKey'] ?? '', keys['SessionToken'] ?? '')
  }
  secrets.push(...Object.values(tokens).filter((token) => String(token).length > 20))
  runs = JSON.parse((await poolwright('runs', 'ls', '--json')).out).runs
  await server.stop()
  mkdirSync(join(project.dir, 'test'))
  for (const { id } of runs.filter(({ operation }) => operation !== 'GetId'))
    await poolwright('runs', 'export', id, '--as', 'scenario', '--out', `test/${id}.scenario.yaml`)
  played = JSON.parse((await poolwright('test', '--json')).out).scenarios
}, 120_000)
afterAll(() => project.remove())

const textOf = (id: string) => readFileSync(join(project.dir, `test/${id}.scenario.yaml`), 'utf8')
const toldOf = (id: string) => played.find(({ name }) => name === id)?.steps.map(({ told }) => told)

describe('a run that is exported as a scenario', () => {
  it.each([
    ['a sign-up', 'r-1', 'SignUp', [[]]],
    ['the confirmation of one', 'r-2', 'ConfirmSignUp', [[], []]],
    ['a refusal by a trigger', 'r-3', 'SignUp', [[]]],
    ['the first half of SRP', 'r-4', 'InitiateAuth', [[]]],
    ['the second half of SRP', 'r-5', 'RespondToAuthChallenge', [[]]],
    ['a refreshed session', 'r-6', 'InitiateAuth', [[], []]],
    ['the beginning of custom authentication', 'r-7', 'InitiateAuth', [[]]],
    ['a wrong answer in custom authentication', 'r-10', 'RespondToAuthChallenge', [[], []]],
    ['credentials of somebody', 'r-12', 'GetCredentialsForIdentity', [[], []]],
    ['credentials of a guest', 'r-14', 'GetCredentialsForIdentity', [[]]],
  ])('comes true as it is: %s', (_, id, operation, told) => {
    expect(runs.find((run) => run.id === id)?.operation).toBe(operation)
    expect(toldOf(id)).toEqual(told)
  })

  it('comes true when a right answer, which is secret, has been said', async () => {
    expect(textOf('r-8')).toContain('# Where it reads [redacted] a secret was not kept: say another.\n')
    const path = join(project.dir, 'test/answered.scenario.yaml')
    writeFileSync(path, textOf('r-8').replace("'[redacted]'", 'apple'))
    expect(await poolwright('test', 'test/answered.scenario.yaml')).toMatchObject({ code: 0 })
  })

  it('has no secret of anybody in it', () => {
    const texts = played.map(({ name }) => textOf(name)).join('\n')
    expect(played).toHaveLength(runs.length - 2)
    expect(secrets.filter((secret) => !secret || texts.includes(secret))).toEqual([])
  })
})
