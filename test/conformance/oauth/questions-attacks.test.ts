import {
  AdminCreateUserCommand,
  AdminSetUserMFAPreferenceCommand,
  AssociateSoftwareTokenCommand,
  InitiateAuthCommand,
  RespondToAuthChallengeCommand,
  VerifySoftwareTokenCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  authorizeAt,
  callback,
  forge,
  password,
  shop,
  signalledClock,
  titleOf,
  tokensFor,
  totpOf,
  troubleIn,
  type Shop,
  type Shown,
} from './questions-world.ts'

const pool = `
tier: essentials
signIn: { with: [username], factors: [password, emailOtp] }
signUp: { verify: [email] }
mfa: { mode: optional, factors: [email, sms, totp] }
recovery: [admin]
attributes: { nickname: { required: true } }
domain: { name: shop }
clients:
  web:
    auth: [password, refresh]
    oauth: { flows: [code], scopes: [openid, aws.cognito.signin.user.admin], callbacks: [${callback}] }
  choice:
    auth: [choice, refresh]
    oauth: { flows: [code], scopes: [openid], callbacks: [${callback}] }
`

let world: Shop
beforeAll(async () => {
  world = await shop({ 'pools/shop.pool.yaml': pool }, ['--memory'], signalledClock)
})
afterAll(() => world.stop())

const outOfDate = 'This page is out of date.'
const at = (page: Shown) => ({ path: new URL(page.url).pathname, trouble: troubleIn(page) })

async function someone(name: string, second: { readonly sms?: boolean; readonly email?: boolean } = {}) {
  await world.user(name, {
    nickname: name,
    email: `${name}@example.com`,
    email_verified: 'true',
    phone_number: '+15555550100',
    phone_number_verified: 'true',
  })
  await world.aws.send(
    new AdminSetUserMFAPreferenceCommand({
      UserPoolId: world.UserPoolId,
      Username: name,
      SMSMfaSettings: { Enabled: second.sms ?? false },
      EmailMfaSettings: { Enabled: second.email ?? false },
    }),
  )
  return name
}

async function begun(username: string, app = 'web', scope = 'openid') {
  const visitor = world.browser()
  const page = await visitor.go(authorizeAt(world, app, { scope }))
  return { visitor, page: await visitor.send(page, { username, ...(app === 'web' && { password }) }) }
}

describe('a form of a question', () => {
  it('answers no other question of the same sign-in, and costs nobody an attempt', async () => {
    const user = await someone('tabs', { sms: true, email: true })
    const { visitor, page } = await begun(user)
    const byText = await visitor.send(page, { answer: 'SMS_MFA' })
    const sentFirst = await world.server.code(user)
    const chooser = await visitor.send(byText, { wish: 'another way' })
    const byMail = await visitor.send(chooser, { answer: 'EMAIL_OTP' })
    for (const old of [byText, byText, page, chooser, byText, byText]) {
      const told = await visitor.send(old, { code: sentFirst, answer: 'SMS_MFA' })
      expect({ status: told.status, ...at(told) }).toEqual({
        status: 400,
        path: '/shop/challenge',
        trouble: outOfDate,
      })
      expect(told.html).toContain('@e***')
    }
    const done = await visitor.send(byMail, { code: await world.server.code(user) })
    expect(done.url).toMatch(`${callback}?code=`)
  })

  it('is good once', async () => {
    const user = await someone('twice', { email: true })
    const { visitor, page } = await begun(user)
    const code = await world.server.code(user)
    const both = await Promise.all([visitor.send(page, { code }), visitor.send(page, { code })])
    expect(both.filter(({ url }) => url.startsWith(`${callback}?code=`))).toHaveLength(1)
    expect(at(await visitor.send(page, { code })).path).toBe('/shop/continue')
  })

  it.each([
    ['without its word', { _csrf: '' }],
    ['with the word of another browser', { _csrf: `${'a'.repeat(43)}.${'b'.repeat(22)}` }],
  ])('is none %s', async (_, fields) => {
    const user = await someone(`csrf-${fields._csrf.length}`, { email: true })
    const { visitor, page } = await begun(user)
    const told = await forge(visitor, page, { ...fields, code: await world.server.code(user) })
    expect({ status: told.status, ...at(told) }).toMatchObject({ status: 400, trouble: outOfDate })
  })

  it.each([
    ['a password', { password }],
    ['a choice', { answer: 'PASSWORD' }],
    ['a wish that nobody offered', { wish: 'another way' }],
    ['the name of another question', { challengeName: 'SELECT_MFA_TYPE', ANSWER: 'SMS_MFA' }],
    ['nothing', {}],
  ])('passes no question by %s', async (what, fields) => {
    const user = await someone(`skip-${what.replaceAll(' ', '-')}`, { email: true })
    const { visitor, page } = await begun(user)
    const told = await forge(visitor, page, fields)
    expect({ status: told.status, path: at(told).path }).toEqual({ status: 400, path: '/shop/challenge' })
    expect(titleOf(told)).toBe('Enter your code')
  })

  it.each(['PASSWORD_SRP', 'WEB_AUTHN', 'SMS_MFA', 'constructor', '__proto__', ''])(
    'chooses no way that was not offered: %s',
    async (answer) => {
      const user = await someone(`way-${answer || 'none'}`)
      const { visitor, page } = await begun(user, 'choice')
      const told = await forge(visitor, page, { answer })
      expect({ status: told.status, path: at(told).path }).toEqual({ status: 400, path: '/shop/challenge' })
      expect(titleOf(told)).toBe('Sign in')
    },
  )

  it('sets no attribute that was not asked for', async () => {
    const Username = 'greedy'
    await world.aws.send(
      new AdminCreateUserCommand({
        UserPoolId: world.UserPoolId,
        Username,
        TemporaryPassword: password,
        MessageAction: 'SUPPRESS',
        UserAttributes: [{ Name: 'email', Value: 'own@example.com' }],
      }),
    )
    const { visitor, page } = await begun(Username)
    const told = await forge(visitor, page, {
      password: 'An0ther-Horse!',
      'userAttributes.nickname': 'Bo',
      'userAttributes.email': 'taken-over@example.com',
    })
    expect(told.url).not.toContain('code=')
  })
})

describe('the session of a sign-in', () => {
  it('is over for one browser when another has answered by it', async () => {
    const user = await someone('copied', { email: true })
    const { visitor, page } = await begun(user)
    const thief = world.browser()
    for (const [name, value] of visitor.cookies) thief.cookies.set(name, value)
    const done = await thief.send(await thief.go(page.url), { code: await world.server.code(user) })
    expect(done.url).toMatch(`${callback}?code=`)
    const late = await visitor.send(page, { code: '12345678' })
    expect(at(late)).toEqual({ path: '/shop/login', trouble: 'That took too long. Begin again.' })
  })

  it('is taken from no address and no form', async () => {
    const attacker = await begun(await someone('attacker', { email: true }))
    const session = attacker.visitor.cookies.get('cognito-session') ?? ''
    const victim = world.browser()
    const planted = await victim.go(
      `${attacker.page.url}&${new URLSearchParams({ Session: session, session })}`,
    )
    expect(at(planted).path).toBe('/shop/login')
    const own = await begun(await someone('victim', { sms: true }))
    const told = await forge(own.visitor, own.page, { Session: session, session, code: '000000' })
    expect(told.html).toContain('+*******0100')
  })

  it('belongs to the app that it was begun for', async () => {
    const { visitor, page } = await begun(await someone('elsewhere', { email: true }))
    const other = new URL(page.url)
    other.searchParams.set('client_id', world.client('choice'))
    expect(at(await visitor.go(other.href)).path).toBe('/shop/login')
  })

  it('of the API is none at the pages, nor one of the pages at the API', async () => {
    const user = await someone('doors', { email: true })
    const { Session = '' } = await world.aws.send(
      new InitiateAuthCommand({
        ClientId: world.client('web'),
        AuthFlow: 'USER_PASSWORD_AUTH',
        AuthParameters: { USERNAME: user, PASSWORD: password },
      }),
    )
    const { visitor, page } = await begun(user)
    const own = decodeURIComponent(visitor.cookies.get('cognito-session') ?? '')
    visitor.cookies.set('cognito-session', encodeURIComponent(Session))
    expect(at(await visitor.go(page.url)).path).toBe('/shop/login')
    const answer = new RespondToAuthChallengeCommand({
      ClientId: world.client('web'),
      ChallengeName: 'EMAIL_OTP',
      Session: own,
      ChallengeResponses: { USERNAME: user, EMAIL_OTP_CODE: await world.server.code(user) },
    })
    await expect(world.aws.send(answer)).rejects.toMatchObject({ name: 'NotAuthorizedException' })
  })
})

describe('whoever guesses', () => {
  it.each([
    ['en', 'Incorrect username or password.', 'Too many'],
    ['ko', '사용자 이름 또는 비밀번호가 올바르지 않습니다.', '여러 번'],
  ])(
    'is locked out after five passwords, and told so in %s, the longer the more there are',
    async (lang, wrong, locked) => {
      const user = await someone(`guess-${lang}`)
      const seen: (string | undefined)[] = []
      for (let guess = 0; guess < 12; guess++) {
        const { visitor, page } = await begun(user, 'choice')
        const asked = await visitor.send(page, { answer: 'PASSWORD' })
        const url = `${asked.url}&lang=${lang}`
        seen.push(troubleIn(await visitor.send({ ...asked, url }, { password: `Wr0ng-Horse!${guess}` })))
      }
      expect(seen.slice(0, 5)).toEqual(Array(5).fill(wrong))
      expect(seen.at(-1)).toContain(locked)
    },
  )

  it('gets nowhere with codes once the tries are spent', async () => {
    const user = await someone('coder', { email: true })
    const { visitor, page } = await begun(user)
    let now = page
    for (let guess = 0; guess < 12 && now.url.includes('/challenge'); guess++)
      now = await visitor.send(now, { code: String(100000 + guess) })
    const right = await world.server.code(user)
    if (now.url.includes('/challenge')) now = await visitor.send(now, { code: right })
    expect(now.url).not.toContain('code=')
    expect(troubleIn(now)).toBeTruthy()
  })
})

describe('what others have written', () => {
  const evil = '"><script>alert(1)</script><img src=x onerror=alert(2)>'

  it('is text: the name of a device', async () => {
    const user = await someone('device')
    const { page } = await begun(user, 'web', 'openid aws.cognito.signin.user.admin')
    const { access_token: AccessToken = '' } = await tokensFor(world, page)
    const { SecretCode = '' } = await world.aws.send(new AssociateSoftwareTokenCommand({ AccessToken }))
    await world.aws.send(
      new VerifySoftwareTokenCommand({
        AccessToken,
        UserCode: totpOf(SecretCode),
        FriendlyDeviceName: evil,
      }),
    )
    await world.aws.send(
      new AdminSetUserMFAPreferenceCommand({
        UserPoolId: world.UserPoolId,
        Username: user,
        SoftwareTokenMfaSettings: { Enabled: true, PreferredMfa: true },
      }),
    )
    const { page: asked } = await begun(user)
    expect(asked.html).toContain('&lt;script&gt;alert(1)')
    expect(asked.html).not.toContain('<script>alert')
    expect(asked.html).not.toContain('<img')
  })

  it('is text: a destination, and a name that was typed', async () => {
    const Username = 'destined'
    await world.user(Username, {
      nickname: evil,
      email: `<img/src=x>@example.com`,
      email_verified: 'true',
    })
    const { page } = await begun(Username, 'choice')
    expect(page.html).not.toContain('<img')
    const stranger = await begun('<img/src=x>', 'choice')
    expect(stranger.page.html).toContain('&lt;img/src=x&gt;')
    expect(stranger.page.html).not.toContain('<img')
  })
})

// Last, since the server's clock stays ahead.
describe('a sign-in that is left alone', () => {
  it.each([
    ['en', 'That took too long. Begin again.'],
    ['ko', '시간이 지나 만료되었습니다. 처음부터 다시 시작하세요.'],
  ])('expires, and says so in %s', async (lang, text) => {
    const user = await someone(`late-${lang}`, { email: true })
    const { visitor, page } = await begun(user)
    process.kill(world.server.pid, 'SIGUSR2')
    await expect.poll(async () => at(await world.browser().go(authorizeAt(world))).path).toBe('/shop/login')
    const late = await visitor.send({ ...page, url: `${page.url}&lang=${lang}` }, { code: '123456' })
    expect(at(late)).toEqual({ path: '/shop/login', trouble: text })
  })
})
