import { createHmac, createPublicKey, createSign, generateKeyPairSync, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { App } from '../../src/app/app.ts'
import { startApp } from '../../src/app/start-app.ts'
import type { Message } from '../../src/engine/effect.ts'
import type { Log } from '../../src/protocol/log.ts'
import { folder } from '../serve.ts'
import { files } from './project.ts'

const password = 'Corr3ct-Horse!'
const wrong = 'Wr0ng-Horse!'
const fresh = 'An0ther-Horse!'
const messages: Message[] = []
const told: unknown[] = []
const tell = (facts: object, message: string) => void told.push([message, facts])
const log: Log = { debug: tell, info: tell, warn: tell, error: tell }
// Time stands still, so that no lock ends while a slow machine counts.
const clock = { now: () => Date.UTC(2026, 0, 1), ticks: () => performance.now() }
const { dir, remove } = folder(files)
let app: App
beforeAll(async () => {
  app = await startApp({
    root: dir,
    mode: 'dev',
    memory: true,
    port: 0,
    clock,
    log,
    onRun: (run) => told.push(run),
    onMessage: (message) => messages.push(message),
  })
})
afterAll(async () => {
  await app.close()
  remove()
})

const signed = {
  authorization: `AWS4-HMAC-SHA256 Credential=AKIAX/20260101/us-east-1/cognito-idp/aws4_request, SignedHeaders=host, Signature=${'0'.repeat(64)}`,
  'x-amz-date': '20260101T000000Z',
}
type Said = { readonly status: number } & Readonly<Record<string, any>>
async function call(operation: string, input: object, headers: Record<string, string> = {}): Promise<Said> {
  const answer = await fetch(app.url, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': `AWSCognitoIdentityProviderService.${operation}`,
      ...headers,
    },
    body: JSON.stringify(input),
  })
  return { status: answer.status, ...((await answer.json()) as object) }
}
const refused = (__type: string, message?: string) =>
  expect.objectContaining({ status: 400, __type, ...(message && { message }) })
const unauthorized = (message: string) => refused('NotAuthorizedException', message)
/** How many of many answers at once were of each kind. */
const kinds = (answers: readonly Said[]) =>
  Object.fromEntries(
    Object.entries(Object.groupBy(answers, ({ status, __type }) => String(__type ?? status))).map(
      ([kind, all = []]) => [kind, all.length],
    ),
  )
const many = (count: number, ask: (n: number) => Promise<Said>) =>
  Promise.all(Array.from({ length: count }, (_, n) => ask(n)))

const poolOf = (name: string) => app.model().pools.find((pool) => pool.name === name)!
const clientOf = (name = 'web', pool = 'people') =>
  poolOf(pool).clients.find((each) => each.name === name)!.id
const codeOf = (username: string) => messages.findLast((one) => one.username === username)?.code ?? ''
const email = (name: string) => [{ Name: 'email', Value: `${name}@example.com` }]

/** Signs somebody up, and confirms the account unless told otherwise. */
async function join(name: string = randomUUID(), confirmed = true) {
  const of = { ClientId: clientOf(), Username: name }
  await call('SignUp', { ...of, Password: password, UserAttributes: email(name) })
  if (confirmed) await call('ConfirmSignUp', { ...of, ConfirmationCode: codeOf(name) })
  return name
}
const start = (USERNAME: string, PASSWORD = password, ClientId = clientOf()) =>
  call('InitiateAuth', {
    ClientId,
    AuthFlow: 'USER_PASSWORD_AUTH',
    AuthParameters: { USERNAME, PASSWORD },
  })
const signIn = async (name: string, client = 'web') =>
  (await start(name, password, clientOf(client)))['AuthenticationResult'] as {
    AccessToken: string
    IdToken: string
    RefreshToken: string
  }
const custom = (USERNAME: string) =>
  call('InitiateAuth', { ClientId: clientOf(), AuthFlow: 'CUSTOM_AUTH', AuthParameters: { USERNAME } })

describe('a forged access token is not taken:', () => {
  const written = (part: unknown) => Buffer.from(JSON.stringify(part)).toString('base64url')
  const read = (part = '') => JSON.parse(Buffer.from(part, 'base64url').toString()) as object
  const hmac = (header: object, claims: object, key: string) => {
    const body = `${written(header)}.${written(claims)}`
    return `${body}.${createHmac('sha256', key).update(body).digest('base64url')}`
  }
  let token: { header: object; claims: object; parts: string[]; id: string; refresh: string; pem: string }
  let other: string
  beforeAll(async () => {
    const [eve, tokens] = [await join(), await signIn(await join())]
    other = eve
    const parts = tokens.AccessToken.split('.')
    const jwks = await fetch(`${app.url}/${poolOf('people').id}/.well-known/jwks.json`)
    const { keys } = (await jwks.json()) as { keys: { kid: string; kty: string }[] }
    const header = read(parts[0]) as { kid: string }
    const key = keys.find(({ kid }) => kid === header.kid)!
    token = {
      header,
      claims: read(parts[1]),
      parts,
      id: tokens.IdToken,
      refresh: tokens.RefreshToken,
      pem: String(createPublicKey({ key, format: 'jwk' }).export({ type: 'spki', format: 'pem' })),
    }
  })

  it.each<[string, () => string]>([
    ['of no algorithm', () => `${written({ ...token.header, alg: 'none' })}.${token.parts[1]}.`],
    [
      'of no algorithm, with a signature',
      () => [written({ ...token.header, alg: 'none' }), ...token.parts.slice(1)].join('.'),
    ],
    [
      'made with the public key as a secret',
      () => hmac({ ...token.header, alg: 'HS256' }, token.claims, token.pem),
    ],
    ['the same under the true header', () => hmac(token.header, token.claims, token.pem)],
    [
      'made with a key that comes along',
      () => {
        const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
        const header = { ...token.header, jwk: publicKey.export({ format: 'jwk' }) }
        const body = `${written(header)}.${written(token.claims)}`
        return `${body}.${createSign('RSA-SHA256').update(body).sign(privateKey, 'base64url')}`
      },
    ],
    [
      'of another user',
      () => [token.parts[0], written({ ...token.claims, username: other }), token.parts[2]].join('.'),
    ],
    [
      'of another pool',
      () => {
        const iss = app.issuer(poolOf('members'))
        return [token.parts[0], written({ ...token.claims, iss }), token.parts[2]].join('.')
      },
    ],
    ['an ID token', () => token.id],
    ['a refresh token', () => token.refresh],
    ['the true one, and a letter', () => `${token.parts.join('.')}A`],
    ['no token', () => '..'],
  ])('%s', async (_, forged) => {
    const AccessToken = forged()
    expect(await call('GetUser', { AccessToken })).toEqual(unauthorized('Invalid Access Token'))
    expect(await call('UpdateUserAttributes', { AccessToken, UserAttributes: email('new') })).toEqual(
      unauthorized('Invalid Access Token'),
    )
  })
})

describe('what was given to one is nothing to another:', () => {
  it.each(['open', 'rotating', 'admin'])('a refresh token, to the client %s', async (client) => {
    const { RefreshToken } = await signIn(await join())
    expect(await call('GetTokensFromRefreshToken', { ClientId: clientOf(client), RefreshToken })).toEqual(
      unauthorized('Invalid Refresh Token'),
    )
    expect(await call('RevokeToken', { ClientId: clientOf(client), Token: RefreshToken })).toEqual(
      refused('UnauthorizedException'),
    )
    expect(await call('GetTokensFromRefreshToken', { ClientId: clientOf(), RefreshToken })).toHaveProperty(
      'AuthenticationResult',
    )
  })

  it.each<[string, (name: string) => Promise<object>]>([
    ['to another user', async () => ({ USERNAME: await join() })],
    ['to another client', async () => ({ ClientId: clientOf('open') })],
    ['to another pool', async () => ({ ClientId: clientOf('web', 'members') })],
    ['as another question', async () => ({ ChallengeName: 'NEW_PASSWORD_REQUIRED' })],
  ])('a session, %s', async (_, changed) => {
    const name = await join()
    const { Session } = await custom(name)
    const {
      USERNAME = name,
      ClientId = clientOf(),
      ChallengeName = 'CUSTOM_CHALLENGE',
    } = (await changed(name)) as Record<string, string>
    const ChallengeResponses = { USERNAME, ANSWER: '4', NEW_PASSWORD: fresh }
    expect(
      await call('RespondToAuthChallenge', { ClientId, ChallengeName, Session, ChallengeResponses }),
    ).toEqual(unauthorized('Invalid session for the user.'))
  })
})

describe('of many at once', () => {
  it('one confirms an account', async () => {
    const Username = await join(randomUUID(), false)
    const answers = await many(4, () =>
      call('ConfirmSignUp', { ClientId: clientOf(), Username, ConfirmationCode: codeOf(Username) }),
    )
    expect(kinds(answers)['200']).toBe(1)
  })

  it('one answers a question', async () => {
    const name = await join()
    const { Session } = await custom(name)
    const answers = await many(5, () =>
      call('RespondToAuthChallenge', {
        ClientId: clientOf(),
        ChallengeName: 'CUSTOM_CHALLENGE',
        Session,
        ChallengeResponses: { USERNAME: name, ANSWER: '4' },
      }),
    )
    expect(kinds(answers)).toEqual({ 200: 1, NotAuthorizedException: 4 })
  })

  it('one turns a refresh token into the next', async () => {
    const { RefreshToken } = await signIn(await join(), 'rotating')
    const answers = await many(5, () =>
      call('GetTokensFromRefreshToken', { ClientId: clientOf('rotating'), RefreshToken }),
    )
    expect(kinds(answers)).toEqual({ 200: 1, RefreshTokenReuseException: 4 })
  })

  it('five guesses at a password are judged, whichever of the names they use, and of nobody’s too', async () => {
    const [name, nobody] = [await join(), randomUUID()]
    const { UserAttributes } = await call('GetUser', { AccessToken: (await signIn(name)).AccessToken })
    const sub = UserAttributes.find(({ Name }: { Name: string }) => Name === 'sub').Value as string
    for (const names of [[name, sub], [nobody]]) {
      const answers = await many(30, (n) => start(names[n % names.length] ?? '', wrong))
      const judged = answers.filter(({ message }) => message === 'Incorrect username or password.')
      expect([judged.length, kinds(answers)]).toEqual([5, { NotAuthorizedException: 30 }])
    }
  })

  it('fifteen guesses at a code are judged', async () => {
    const Username = await join(randomUUID(), false)
    const guess = codeOf(Username) === '000000' ? '111111' : '000000'
    const answers = await many(30, () =>
      call('ConfirmSignUp', { ClientId: clientOf(), Username, ConfirmationCode: guess }),
    )
    expect(kinds(answers)).toEqual({ CodeMismatchException: 15, LimitExceededException: 15 })
  })

  it('none of the tokens that are made while their right is taken back can be used', async () => {
    const { RefreshToken } = await signIn(await join())
    const [, ...answers] = await Promise.all([
      call('RevokeToken', { ClientId: clientOf(), Token: RefreshToken }),
      many(4, () => call('GetTokensFromRefreshToken', { ClientId: clientOf(), RefreshToken })),
    ])
    for (const { AuthenticationResult } of answers.flat())
      if (AuthenticationResult)
        expect(await call('GetUser', { AccessToken: AuthenticationResult.AccessToken })).toEqual(
          unauthorized('Access Token has been revoked'),
        )
  })
})

describe('rights end for every operation', () => {
  const uses = (AccessToken: string, RefreshToken: string) =>
    Promise.all([
      call('GetUser', { AccessToken }),
      call('UpdateUserAttributes', { AccessToken, UserAttributes: email('new') }),
      call('ChangePassword', { AccessToken, PreviousPassword: password, ProposedPassword: fresh }),
      call('GlobalSignOut', { AccessToken }),
      call('GetTokensFromRefreshToken', { ClientId: clientOf(), RefreshToken }),
      call('InitiateAuth', {
        ClientId: clientOf(),
        AuthFlow: 'REFRESH_TOKEN_AUTH',
        AuthParameters: { REFRESH_TOKEN: RefreshToken },
      }),
    ])

  it.each<[string, (name: string) => Promise<Said>]>([
    [
      'of a user who signs out everywhere',
      async (name) => call('GlobalSignOut', { AccessToken: (await signIn(name)).AccessToken }),
    ],
    [
      'of a user who is deleted',
      (Username) => call('AdminDeleteUser', { UserPoolId: poolOf('people').id, Username }, signed),
    ],
    [
      'of a user who is made anew',
      async (Username) => {
        const of = { UserPoolId: poolOf('people').id, Username }
        await call('AdminDeleteUser', of, signed)
        return call('AdminCreateUser', { ...of, UserAttributes: email(Username) }, signed)
      },
    ],
  ])('%s', async (_, end) => {
    const name = await join()
    const { AccessToken, RefreshToken } = await signIn(name)
    expect(await end(name)).toHaveProperty('status', 200)
    for (const answer of await uses(AccessToken, RefreshToken))
      expect(answer).toEqual(refused('NotAuthorizedException'))
  })
})

describe('an attribute that is not a client’s to write', () => {
  it.each(['sub', 'email_verified', 'custom:plan', 'dev:custom:plan', 'identities', '__proto__'])(
    'is not written by any way: %s',
    async (Name) => {
      const wish = [{ Name, Value: 'true' }]
      const unwritable = unauthorized('A client attempted to write unauthorized attribute')
      const Username = randomUUID()
      const UserAttributes = [...email(Username), ...wish]
      expect(
        await call('SignUp', { ClientId: clientOf(), Username, Password: password, UserAttributes }),
      ).toEqual(unwritable)

      const { AccessToken } = await signIn(await join())
      expect(await call('UpdateUserAttributes', { AccessToken, UserAttributes: wish })).toEqual(unwritable)

      const of = { UserPoolId: poolOf('people').id, Username, TemporaryPassword: password }
      await call('AdminCreateUser', { ...of, UserAttributes: email(Username) }, signed)
      const { Session } = await start(Username)
      const ChallengeResponses = Object.fromEntries([
        ['USERNAME', Username],
        ['NEW_PASSWORD', fresh],
        [`userAttributes.${Name}`, 'true'],
      ])
      const answer = { ClientId: clientOf(), ChallengeName: 'NEW_PASSWORD_REQUIRED', Session }
      expect(await call('RespondToAuthChallenge', { ...answer, ChallengeResponses })).toEqual(unwritable)
    },
  )
})

it.each(['https://evil.example', 'null', 'http://localhost.evil.example', 'http://localhost@evil.example'])(
  'lets no page of %s act for an administrator',
  async (origin) => {
    const input = { UserPoolId: poolOf('people').id }
    expect(await call('ListUsers', input, signed)).toHaveProperty('status', 200)
    expect(await call('ListUsers', input, { ...signed, origin })).toEqual(refused('AccessDeniedException'))
  },
)

it('keeps passwords, codes, sessions and tokens to itself', async () => {
  told.length = 0
  const name = await join()
  const { AccessToken, IdToken, RefreshToken } = await signIn(name)
  const { Session } = await custom(name)
  const of = { ClientId: clientOf(), Username: name }
  await call('RespondToAuthChallenge', {
    ClientId: clientOf(),
    ChallengeName: 'CUSTOM_CHALLENGE',
    Session,
    ChallengeResponses: { USERNAME: name, ANSWER: 'no-such-answer' },
  })
  await start(name, wrong)
  await call('ForgotPassword', of)
  await call('ConfirmForgotPassword', { ...of, ConfirmationCode: codeOf(name), Password: fresh })
  await call('ChangePassword', { AccessToken, PreviousPassword: fresh, ProposedPassword: wrong })
  await call('GetTokensFromRefreshToken', { ClientId: clientOf(), RefreshToken })
  await call('RevokeToken', { ClientId: clientOf(), Token: RefreshToken })
  await call('SignUp', { ...of, Password: 'short' })
  const text = JSON.stringify(told)
  expect(text).toContain('DefineAuthChallenge')
  const codes = messages.filter(({ username }) => username === name).map(({ code }) => code ?? '')
  expect(codes).toHaveLength(2)
  const secrets = [password, wrong, fresh, 'no-such-answer', AccessToken, IdToken, RefreshToken, Session]
  for (const secret of [...secrets, ...codes.map((code) => `"${code}"`)]) expect(text).not.toContain(secret)
})
