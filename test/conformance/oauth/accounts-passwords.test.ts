import {
  AdminResetUserPasswordCommand,
  ForgotPasswordCommand,
  InitiateAuthCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  accounts,
  at,
  client,
  doneIn,
  follow,
  password,
  pathOf,
  problemAt,
  shopOf,
  signedIn,
  titleOf,
  troubleIn,
  type Shop,
} from './accounts-world.ts'
import { fieldsOf } from './browser.ts'

const another = 'An0ther-Horse!'
const both = { password: another, confirm_password: another }
const wrongCode = 'This code is not right, or has expired. Check it, or ask for a new one.'

let world: Shop
beforeAll(async () => {
  world = await shopOf(
    accounts(
      `
signIn: { with: [username], factors: [password, emailOtp] }
tier: essentials
signUp: { selfService: true, verify: [email] }
password: { history: 2 }
recovery: [email]`,
      client('choice', 'auth: [choice, refresh]') +
        client('hushed', 'hideUserExistence: true\n    auth: [password, refresh]'),
    ),
  )
})
afterAll(() => world.stop())

/** Somebody with an address that codes can go to. */
async function someone(name: string) {
  await world.user(name, { email: `${name}@example.com`, email_verified: 'true' })
  return name
}

/** A browser whose visitor has asked for a code to set a new password with. */
async function asked(username: string, app = 'web') {
  const { visitor, page } = await at(world, '/login', app)
  const forgot = await follow(visitor, page, '/forgotPassword')
  return { visitor, forgot, page: await visitor.send(forgot, { username }) }
}

describe('a forgotten password', () => {
  it('is set anew by a code, and lets in to the app at once', async () => {
    const user = await someone('for')
    const { visitor, forgot, page } = await asked(user)
    expect(titleOf(forgot)).toBe('Reset your password')
    expect(pathOf(page)).toBe('/confirmForgotPassword')
    expect(page.html).toContain('We have sent a code to f***@e***.')
    const back = await visitor.send(page, { code: await world.server.code(user), ...both })
    expect(await signedIn(world, back)).toMatchObject({ state: 'of the app', 'cognito:username': user })
    const login = await at(world)
    expect((await login.visitor.send(login.page, { username: user, password })).status).toBe(400)
  })

  it('is set anew for a client that signs in by choice', async () => {
    const user = await someone('cho')
    const { visitor, page } = await asked(user, 'choice')
    const back = await visitor.send(page, { code: await world.server.code(user), ...both })
    expect(await signedIn(world, back, 'choice')).toMatchObject({ 'cognito:username': user })
  })

  it.each([
    ['a wrong code', { code: '000000x' }, 'code', wrongCode],
    ['no code', { code: '' }, 'code', 'Fill in: Code'],
    ['no password', { password: '', confirm_password: '' }, 'password', 'Fill in: New password'],
    ['two passwords', { confirm_password: 'x' }, 'confirm_password', 'The two passwords are not the same.'],
    [
      'a short password',
      { password: 'Sh0rt!', confirm_password: 'Sh0rt!' },
      'password',
      'This password is too short.',
    ],
    [
      'the password of before',
      { password, confirm_password: password },
      'password',
      'You have used this password before. Choose another.',
    ],
  ])('is not set by %s, and another try counts', async (what, change, field, text) => {
    const user = await someone(`wr-${what.replaceAll(' ', '-')}`)
    const { visitor, page } = await asked(user)
    const code = await world.server.code(user)
    const refused = await visitor.send(page, { code, ...both, ...change })
    expect({ status: refused.status, problem: problemAt(refused, field) }).toEqual({
      status: 400,
      problem: text,
    })
    expect(refused.html).not.toContain(another)
    const typed = Object.fromEntries(fieldsOf(refused).map(({ name, value }) => [name, value]))
    expect(typed).toMatchObject({ username: user, password: '', confirm_password: '' })
    expect((await visitor.send(refused, { code, ...both })).url).toMatch(/[?&]code=/)
  })

  it('asks whose code it is where it does not know', async () => {
    const user = await someone('who')
    await world.aws.send(new ForgotPasswordCommand({ ClientId: world.client('web'), Username: user }))
    const code = await world.server.code(user)
    const { visitor, page } = await at(world, '/forgotPassword')
    const form = await follow(visitor, page, '/confirmForgotPassword')
    expect(problemAt(await visitor.send(form, { code, ...both }), 'username')).toBe('Fill in: Username')
    const back = await visitor.send(form, { username: user, code, ...both })
    expect(back.url).toMatch(/[?&]code=/)
  })

  it('has the answers of the API for a name that nobody has, whether the client hides who is there or not', async () => {
    const told = await asked('nobody')
    expect({ path: pathOf(told.page), trouble: troubleIn(told.page) }).toEqual({
      path: '/forgotPassword',
      trouble: 'There is no account with this name.',
    })
    expect(fieldsOf(told.page)).toContainEqual({ name: 'username', value: 'nobody' })
    const hushed = await asked('nobody', 'hushed')
    expect(pathOf(hushed.page)).toBe('/confirmForgotPassword')
    expect(hushed.page.html).toContain('We have sent a code to')
    const refused = await hushed.visitor.send(hushed.page, { code: '123456', ...both })
    expect(problemAt(refused, 'code')).toBe(wrongCode)
  })

  it('is set anew where an administrator has reset it, after it has been proved', async () => {
    const user = await someone('res')
    await world.aws.send(new AdminResetUserPasswordCommand({ UserPoolId: world.UserPoolId, Username: user }))
    const code = await world.server.code(user)
    const { visitor, page } = await at(world)
    const form = await visitor.send(page, { username: user, password })
    expect({ path: pathOf(form), done: doneIn(form) }).toEqual({
      path: '/confirmForgotPassword',
      done: 'You need to set a new password before you can sign in.',
    })
    const back = await visitor.send(form, { code, ...both })
    expect(await signedIn(world, back)).toMatchObject({ 'cognito:username': user })
  })

  it('is set anew where it was reset, for a client that asks who it is first', async () => {
    const user = await someone('rch')
    await world.aws.send(new AdminResetUserPasswordCommand({ UserPoolId: world.UserPoolId, Username: user }))
    const code = await world.server.code(user)
    const { visitor, page } = await at(world, '/login', 'choice')
    const choice = await visitor.send(page, { username: user })
    const ask = await visitor.send(choice, { answer: 'PASSWORD' })
    const form = await visitor.send(ask, { password })
    expect(pathOf(form)).toBe('/confirmForgotPassword')
    expect((await visitor.send(form, { code, ...both })).url).toMatch(/[?&]code=/)
  })

  it('is asked for twenty times an hour, as by the API', async () => {
    const user = await someone('oft')
    for (let sent = 0; sent < 19; sent++)
      await world.aws.send(new ForgotPasswordCommand({ ClientId: world.client('web'), Username: user }))
    expect(pathOf((await asked(user)).page)).toBe('/confirmForgotPassword')
    const { page } = await asked(user)
    expect({ status: page.status, trouble: troubleIn(page) }).toEqual({
      status: 400,
      trouble: 'Too many attempts. Try again in a while.',
    })
  })
})

describe('the sign-in page', () => {
  it('locks out after as many wrong passwords as the API, and counts them together', async () => {
    const user = await someone('loc')
    const { visitor, page } = await at(world)
    for (let wrong = 0; wrong < 3; wrong++)
      expect(troubleIn(await visitor.send(page, { username: user, password: 'Wr0ng-Horse!' }))).toBe(
        'Incorrect username or password.',
      )
    const byApi = () =>
      world.aws.send(
        new InitiateAuthCommand({
          ClientId: world.client('web'),
          AuthFlow: 'USER_PASSWORD_AUTH',
          AuthParameters: { USERNAME: user, PASSWORD: 'Wr0ng-Horse!' },
        }),
      )
    for (let wrong = 0; wrong < 2; wrong++)
      await expect(byApi()).rejects.toMatchObject({ message: 'Incorrect username or password.' })
    // The right one is of no use meanwhile.
    expect(troubleIn(await visitor.send(page, { username: user, password }))).toBe(
      'Too many wrong passwords. Wait a moment, then try again.',
    )
  })

  it('keeps the name after a refusal, and never the password', async () => {
    const { visitor, page } = await at(world)
    const refused = await visitor.send(page, { username: '"><b>ana', password: 'Wr0ng-Horse!' })
    expect(fieldsOf(refused)).toEqual(
      expect.arrayContaining([
        { name: 'username', value: '"&gt;&lt;b&gt;ana' },
        { name: 'password', value: '' },
      ]),
    )
    expect(refused.html).not.toContain('Wr0ng-Horse!')
  })

  it.each([
    ['en', 'Fill in: Username', 'Fill in: Password'],
    ['ko', '사용자 이름을 입력하세요.', '비밀번호를 입력하세요.'],
  ])('says at its field what is missing, in %s', async (lang, name, secret) => {
    const { visitor, page } = await at(world, '/login', 'web', { lang })
    expect(problemAt(await visitor.send(page, { username: ' ', password }), 'username')).toBe(name)
    expect(problemAt(await visitor.send(page, { username: 'ana', password: '' }), 'password')).toBe(secret)
  })

  it('fills in the name that the app hints at, and asks for it first where the client signs in by choice', async () => {
    const { page } = await at(world, '/login', 'web', { login_hint: 'a"na' })
    expect(fieldsOf(page)).toContainEqual({ name: 'username', value: 'a"na' })
    const { visitor, page: choice } = await at(world, '/login', 'choice', { login_hint: 'ana' })
    expect(fieldsOf(choice).map(({ name }) => name)).toEqual(['_csrf', 'username'])
    const asks = await visitor.send(choice, {})
    expect(asks.html).toContain('Signing in as ana')
  })

  it('carries what the app asked for along to every page, whichever way is taken', async () => {
    const { visitor, page } = await at(world, '/login', 'web', { nonce: 'n&1', login_hint: 'ana' })
    const asked = new URL(page.url).search
    let now = page
    for (const path of ['/signup', '/login', '/forgotPassword', '/confirmForgotPassword', '/login'])
      now = await follow(visitor, now, path)
    expect(new URLSearchParams(new URL(now.url).search)).toEqual(new URLSearchParams(asked))
    const back = await visitor.send(now, { username: 'ana', password })
    expect(await signedIn(world, back)).toMatchObject({ state: 'of the app', nonce: 'n&1' })
  })
})
