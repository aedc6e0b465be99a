import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  CognitoIdentityProviderClient,
  ConfirmSignUpCommand,
  InitiateAuthCommand,
  RespondToAuthChallengeCommand,
  SignUpCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import {
  AuthenticationDetails,
  CognitoUser,
  CognitoUserPool,
  type CognitoUserSession,
} from 'amazon-cognito-identity-js'
import { decodeJwt } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startApp } from '../../src/app/start-app.ts'
import type { App } from '../../src/app/app.ts'
import { makeProject } from './make-project.ts'

const closing: (() => unknown)[] = []
afterAll(async () => {
  for (const end of closing.splice(0).reverse()) await end()
})

/** What people of the old directory have, and what the captcha provider lets pass. */
const old = { name: 'old@example.com', password: 'Their-Old-Pass-7' }
const solved = 'solved'

/** Stands for an old directory and for a captcha provider. */
async function listen() {
  const asked: { path: string; headers: IncomingMessage['headers']; body: string }[] = []
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const part of request) body += String(part)
    asked.push({ path: request.url ?? '', headers: request.headers, body })
    if (request.url === '/captcha')
      return void response.end(
        JSON.stringify({ success: new URLSearchParams(body).get('response') === solved }),
      )
    const { userName, password } = JSON.parse(body) as { userName: string; password?: string }
    const known = userName === old.name && (password === undefined || password === old.password)
    response.statusCode = known ? 200 : 401
    response.end(JSON.stringify({ attributes: { mail: userName, proved: true, plan: 'gold' } }))
  })
  await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done))
  closing.push(() => server.close())
  return { asked, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
}

const files = (url: string) => ({
  'pools/env/dev.env.yaml': `
secrets:
  captcha-key: { env: CAPTCHA_KEY }
  directory-token: { env: DIRECTORY_TOKEN }
`,
  // Signs up by domain and at most three times from one place, signs in by a code alone.
  'pools/shop.pool.yaml': `
signIn: { with: [email], caseSensitive: false }
signUp: { selfService: true, verify: [email] }
attributes: { plan: { type: string } }
groups: { app-buyer: {} }
triggers:
  preSignUp:
    - { use: poolwright/email-domains, with: { allow: [example.com] } }
    - { use: poolwright/rate-limit, with: { limit: 3, window: 3600, by: ip } }
  defineAuthChallenge: poolwright/email-code
  createAuthChallenge: { use: poolwright/email-code, with: { from: shop@example.com } }
  verifyAuthChallengeResponse: poolwright/email-code
  preTokenGeneration:
    - { use: poolwright/claims, version: V2_0, with: { tokens: [access], constants: { realm: shop } } }
    - use: poolwright/claims
      with: { tokens: [id, access], attributes: { address_of: email }, groups: roles, groupPrefix: app- }
clients:
  web: { auth: [custom, refresh], hideUserExistence: true }
`,
  // Takes a code after the password, asks for a captcha, and knows people of an old directory.
  'pools/bank.pool.yaml': `
signIn: { with: [email], caseSensitive: false }
signUp: { selfService: true, verify: [email] }
attributes: { plan: { type: string } }
triggers:
  preSignUp:
    - { use: poolwright/deny-list, with: { domains: ['*.evil.example'], addresses: [192.0.2.0/24] } }
    - { use: poolwright/captcha, with: { provider: url, url: '${url}/captcha', secret: captcha-key } }
    - { use: poolwright/auto-confirm, with: { verifyEmail: true, domains: [example.com] } }
  userMigration:
    use: poolwright/http-migration
    with:
      url: ${url}/directory
      secret: directory-token
      attributes: { email: mail, email_verified: proved, custom:plan: plan }
  defineAuthChallenge: { use: poolwright/email-code, with: { after: password, attempts: 2 } }
  createAuthChallenge: poolwright/email-code
  verifyAuthChallengeResponse: poolwright/email-code
  preTokenGeneration:
    { use: poolwright/claims, with: { attributes: { plan: custom:plan } } }
clients:
  app: { auth: [password, custom, refresh] }
`,
})

let app: App
let aws: CognitoIdentityProviderClient
let outside: Awaited<ReturnType<typeof listen>>
beforeAll(async () => {
  outside = await listen()
  const project = makeProject(files(outside.url))
  closing.push(() => project.remove())
  const variables = { CAPTCHA_KEY: 'captcha-key-value', DIRECTORY_TOKEN: 'directory-token-value' }
  app = await startApp({ root: project.root, mode: 'dev', memory: true, port: 0, variables })
  closing.push(() => app.close())
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' }
  aws = new CognitoIdentityProviderClient({
    endpoint: app.url,
    region: 'us-east-1',
    credentials,
    maxAttempts: 1,
  })
  closing.push(() => aws.destroy())
})

const Password = 'Correct-Horse-9!'
const poolNamed = (name: string) => app.model().pools.find((pool) => pool.name === name)!
const clientOf = (pool: string) => poolNamed(pool).clients[0]!.id
const signUp = (pool: string, Username: string, captcha?: string) =>
  aws.send(
    new SignUpCommand({
      ClientId: clientOf(pool),
      Username,
      Password,
      UserAttributes: [{ Name: 'email', Value: Username }],
      ...(captcha !== undefined && { ValidationData: [{ Name: 'captcha', Value: captcha }] }),
    }),
  )

interface Shown {
  readonly id: number
  readonly text: string
  readonly code?: string
}
/** What has come for an address, newest first. */
async function mails(pool: string, to: string): Promise<readonly Shown[]> {
  const at = `${app.url}/_poolwright/api/inbox?${new URLSearchParams({ pool, to })}`
  const answer = await fetch(at, { headers: { authorization: `Bearer ${app.token}` } })
  return ((await answer.json()) as { messages: readonly Shown[] }).messages
}
const codeTo = async (pool: string, to: string) =>
  /sign-in code is (\d{6})\b/.exec((await mails(pool, to))[0]?.text ?? '')?.[1] ?? ''
const other = (code: string) => code.replace(/\d$/, (digit) => String((Number(digit) + 1) % 10))

const begin = (USERNAME: string) =>
  aws.send(
    new InitiateAuthCommand({
      ClientId: clientOf('shop'),
      AuthFlow: 'CUSTOM_AUTH',
      AuthParameters: { USERNAME },
    }),
  )
const answer = (Session: string | undefined, USERNAME: string, ANSWER: string) =>
  aws.send(
    new RespondToAuthChallengeCommand({
      ClientId: clientOf('shop'),
      ChallengeName: 'CUSTOM_CHALLENGE',
      Session,
      ChallengeResponses: { USERNAME, ANSWER },
    }),
  )
const refusal = (name: string, message: string) => ({ name, message })

describe('a shop that signs people in by mail', () => {
  const ana = 'ana@example.com'

  it('refuses other domains, in words', async () => {
    await expect(signUp('shop', 'eve@evil.example')).rejects.toMatchObject(
      refusal(
        'UserLambdaValidationException',
        'PreSignUp failed with error e-mail addresses of this domain cannot sign up.',
      ),
    )
  })

  it('takes a sign-up, and signs in with the code of the second mail, after a slip', async () => {
    await signUp('shop', ana)
    const [{ code = '' } = {}] = await mails('shop', ana)
    await aws.send(
      new ConfirmSignUpCommand({ ClientId: clientOf('shop'), Username: ana, ConfirmationCode: code }),
    )

    const group = { UserPoolId: poolNamed('shop').id, Username: ana, GroupName: 'app-buyer' }
    await aws.send(new AdminAddUserToGroupCommand(group))

    const asked = await begin(ana)
    expect(asked.ChallengeName).toBe('CUSTOM_CHALLENGE')
    expect(asked.ChallengeParameters).toMatchObject({ challenge: 'EMAIL_CODE', codeLength: '6' })
    const sent = await codeTo('shop', ana)
    expect(JSON.stringify(asked)).not.toContain(sent)
    const again = await answer(asked.Session, ana, other(sent))
    expect(again.ChallengeName).toBe('CUSTOM_CHALLENGE')
    expect(await mails('shop', ana)).toHaveLength(2)

    const { AuthenticationResult: tokens } = await answer(again.Session, ana, ` ${sent} `)
    expect(decodeJwt(tokens?.AccessToken ?? '')).toMatchObject({
      realm: 'shop',
      address_of: ana,
      roles: ['buyer'],
    })
    const id = decodeJwt(tokens?.IdToken ?? '')
    expect(id).toMatchObject({ address_of: ana, roles: ['buyer'] })
    expect(id).not.toHaveProperty('realm')

    const renewed = await aws.send(
      new InitiateAuthCommand({
        ClientId: clientOf('shop'),
        AuthFlow: 'REFRESH_TOKEN_AUTH',
        AuthParameters: { REFRESH_TOKEN: tokens?.RefreshToken ?? '' },
      }),
    )
    expect(decodeJwt(renewed.AuthenticationResult?.AccessToken ?? '')).toMatchObject({ realm: 'shop' })
  })

  it('ends after the third wrong code, and takes the code of no other sign-in', async () => {
    const first = await begin(ana)
    const sent = await codeTo('shop', ana)
    let { Session } = await begin(ana)
    expect((await answer(first.Session, ana, await codeTo('shop', ana))).ChallengeName).toBe(
      'CUSTOM_CHALLENGE',
    )
    for (let count = 0; count < 2; count++) ({ Session } = await answer(Session, ana, sent))
    await expect(answer(Session, ana, sent)).rejects.toMatchObject(
      refusal('NotAuthorizedException', 'Incorrect username or password.'),
    )
  })

  it('asks a stranger like anybody else, and sends nothing', async () => {
    const nobody = 'nobody@example.com'
    const [known, unknown] = [await begin(ana), await begin(nobody)]
    const { USERNAME: _, ...told } = unknown.ChallengeParameters ?? {}
    expect(known.ChallengeParameters).toMatchObject(told)
    expect(Object.keys(unknown).sort()).toEqual(Object.keys(known).sort())
    expect(await mails('shop', nobody)).toEqual([])
    let { Session } = unknown
    for (let count = 0; count < 2; count++) ({ Session } = await answer(Session, nobody, '123456'))
    await expect(answer(Session, nobody, '123456')).rejects.toMatchObject(
      refusal('NotAuthorizedException', 'Incorrect username or password.'),
    )
  })

  it('lets three sign up from one place, and makes no fourth account', async () => {
    await signUp('shop', 'ben@example.com')
    await signUp('shop', 'cleo@example.com')
    await expect(signUp('shop', 'dora@example.com')).rejects.toMatchObject(
      refusal(
        'UserLambdaValidationException',
        'PreSignUp failed with error too many attempts, try again later.',
      ),
    )
    expect(await mails('shop', 'dora@example.com')).toEqual([])
  })
})

describe('a bank that asks for both', () => {
  const ben = 'ben@example.com'

  it('takes no sign-up from a list, or without a captcha', async () => {
    await expect(signUp('bank', 'eve@x.evil.example', solved)).rejects.toThrow(
      'PreSignUp failed with error this account cannot be used here.',
    )
    for (const token of [undefined, 'guessed'])
      await expect(signUp('bank', ben, token)).rejects.toThrow(
        'PreSignUp failed with error the captcha was not solved.',
      )
    const [checked] = outside.asked.filter(({ path }) => path === '/captcha')
    expect(checked?.body).toBe('secret=captcha-key-value&response=guessed')
  })

  it('signs in by password and code, as an unmodified client does it', async () => {
    expect((await signUp('bank', ben, solved)).UserConfirmed).toBe(true)
    const Pool = new CognitoUserPool({
      UserPoolId: poolNamed('bank').id,
      ClientId: clientOf('bank'),
      endpoint: app.url,
    })
    const signIn = (secret: string, code: () => Promise<string>) =>
      new Promise<CognitoUserSession>((onSuccess, onFailure) => {
        const user = new CognitoUser({ Username: ben, Pool })
        user.setAuthenticationFlowType('CUSTOM_AUTH')
        const calls = {
          onSuccess,
          onFailure,
          customChallenge: () =>
            void code().then((text) => user.sendCustomChallengeAnswer(text, calls), onFailure),
        }
        user.authenticateUser(new AuthenticationDetails({ Username: ben, Password: secret }), calls)
      })

    await expect(signIn('Wrong-Horse-9!', () => codeTo('bank', ben))).rejects.toMatchObject({
      code: 'NotAuthorizedException',
    })
    expect(await mails('bank', ben)).toEqual([])
    const session = await signIn(Password, () => codeTo('bank', ben))
    expect(session.getIdToken().payload).toMatchObject({ email: ben, email_verified: true })
    await expect(signIn(Password, async () => other(await codeTo('bank', ben)))).rejects.toMatchObject({
      code: 'NotAuthorizedException',
    })
  })

  it('asks an administrator for no captcha', async () => {
    const Username = 'made@example.com'
    const UserAttributes = [{ Name: 'email', Value: Username }]
    const made = new AdminCreateUserCommand({ UserPoolId: poolNamed('bank').id, Username, UserAttributes })
    await expect(aws.send(made)).resolves.toHaveProperty('User.Enabled', true)
  })

  it('brings people over with the password that they had', async () => {
    const signIn = (USERNAME: string, PASSWORD: string) =>
      aws.send(
        new InitiateAuthCommand({
          ClientId: clientOf('bank'),
          AuthFlow: 'USER_PASSWORD_AUTH',
          AuthParameters: { USERNAME, PASSWORD },
        }),
      )
    await expect(signIn(old.name, 'guessed-Pass-7')).rejects.toThrow()
    const { AuthenticationResult: tokens } = await signIn(old.name, old.password)
    expect(decodeJwt(tokens?.IdToken ?? '')).toMatchObject({
      email: old.name,
      email_verified: true,
      plan: 'gold',
    })

    const asked = outside.asked.filter(({ path }) => path === '/directory')
    expect(asked).toHaveLength(2)
    expect(asked[0]?.headers['authorization']).toBe('Bearer directory-token-value')
    expect(JSON.parse(asked[1]?.body ?? '')).toMatchObject({ purpose: 'signIn', userName: old.name })
    await signIn(old.name, old.password)
    expect(outside.asked.filter(({ path }) => path === '/directory')).toHaveLength(2)
  })
})
