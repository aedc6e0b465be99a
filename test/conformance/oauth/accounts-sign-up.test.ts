import { AdminGetUserCommand } from '@aws-sdk/client-cognito-identity-provider'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  accounts,
  at,
  client,
  doneIn,
  follow,
  password,
  pathOf,
  press,
  problemAt,
  shopOf,
  signedIn,
  titleOf,
  troubleIn,
  type Shop,
} from './accounts-world.ts'
import { fieldsOf } from './browser.ts'

const email = 'requiredAttributes[email]'
const nickname = 'requiredAttributes[nickname]'
const filled = (username: string) => ({
  username,
  password,
  confirm_password: password,
  [email]: `${username}@example.com`,
  [nickname]: 'Bo',
})

const confirms = `
export const handler = async (event) => {
  const { userAttributes } = event.request
  if (userAttributes.nickname === 'Mallory') throw new Error('<b>Mallory</b> & co are not let in')
  if (userAttributes.nickname === 'Vip') Object.assign(event.response, { autoConfirmUser: true })
  return event
}
`

describe('a sign-up at the pages', () => {
  let world: Shop
  beforeAll(async () => {
    world = await shopOf(
      accounts(
        `
signIn: { with: [username], factors: [password, emailOtp] }
tier: essentials
signUp: { selfService: true, verify: [email] }
mfa: { mode: off }
password: { minLength: 10, require: [upper, number] }
triggers: { preSignUp: doorman }
attributes:
  nickname: { required: true }
  birthdate: {}`,
        client('choice', 'auth: [choice, refresh]') +
          client('trusted', 'secret: true\n    auth: [password, refresh]') +
          client('hushed', 'hideUserExistence: true\n    auth: [password, refresh]'),
      ),
      {
        'triggers/doorman.trigger.yaml': 'script: ./doorman.js\nhooks: [preSignUp]\n',
        'triggers/doorman.js': confirms,
      },
    )
  })
  afterAll(() => world.stop())

  /** A browser at the form, where an app has sent it. */
  const atForm = async (app = 'web', more: Readonly<Record<string, string>> = {}) =>
    at(world, '/signup', app, more)

  it('leads from the sign-in page over a code to the app, with its tokens', async () => {
    const { visitor, page } = await at(world)
    const form = await follow(visitor, page, '/signup')
    expect(titleOf(form)).toBe('Create an account')
    expect(form.html).toContain('At least 10 characters, with an uppercase letter and a number.')
    const confirm = await visitor.send(form, filled('bo'))
    expect(pathOf(confirm)).toBe('/confirm')
    expect(confirm.html).toContain('We have sent a code to b***@e***.')
    const back = await visitor.send(confirm, { code: await world.server.code('bo') })
    expect(await signedIn(world, back)).toMatchObject({
      state: 'of the app',
      'cognito:username': 'bo',
      email: 'bo@example.com',
      email_verified: true,
      nickname: 'Bo',
    })
    expect([...visitor.cookies.keys()].filter((name) => name.startsWith('cognito-'))).toEqual([])
  })

  it('leads to the app of a client that signs in by choice, in any browser', async () => {
    const { visitor, page } = await atForm('choice')
    await visitor.send(page, filled('cho'))
    const other = await at(world, '/confirm', 'choice')
    const code = await world.server.code('cho')
    const back = await other.visitor.send(other.page, { username: 'cho', code })
    expect(await signedIn(world, back, 'choice')).toMatchObject({ 'cognito:username': 'cho' })
  })

  it('takes nobody without a password where the client asks for one, and whoever wants none where codes let in', async () => {
    const none = { password: '', confirm_password: '' }
    const asked = await atForm()
    const refused = await asked.visitor.send(asked.page, { ...filled('none'), ...none })
    expect(problemAt(refused, 'password')).toBe('Fill in: Password')
    const { visitor, page } = await atForm('choice')
    expect(page.html).toContain('Password (optional)')
    const confirm = await visitor.send(page, { ...filled('none'), ...none })
    const back = await visitor.send(confirm, { code: await world.server.code('none') })
    expect(await signedIn(world, back, 'choice')).toMatchObject({ 'cognito:username': 'none' })
  })

  it('has a client’s secret, which no browser knows', async () => {
    const { visitor, page } = await atForm('trusted')
    const confirm = await visitor.send(page, filled('tru'))
    const back = await visitor.send(confirm, { code: await world.server.code('tru') })
    expect(back.url).toMatch(/[?&]code=/)
  })

  it('signs nobody in without their password who has confirmed in another browser', async () => {
    const { visitor, page } = await atForm()
    await visitor.send(page, filled('els'))
    const other = await at(world, '/confirm')
    const login = await other.visitor.send(other.page, {
      username: 'els',
      code: await world.server.code('els'),
    })
    expect(pathOf(login)).toBe('/login')
    expect(doneIn(login)).toBe('Your account is confirmed. Sign in to go on.')
    expect(fieldsOf(login)).toContainEqual({ name: 'username', value: 'els' })
    const back = await other.visitor.send(login, { username: 'els', password })
    expect(await signedIn(world, back)).toMatchObject({ 'cognito:username': 'els' })
  })

  it('tells whoever signs in before that a new code has been sent, and to confirm first', async () => {
    const { visitor, page } = await atForm()
    await visitor.send(page, filled('ear'))
    const first = await world.server.code('ear')
    const { visitor: later, page: login } = await at(world)
    const confirm = await later.send(login, { username: 'ear', password })
    expect(pathOf(confirm)).toBe('/confirm')
    expect(doneIn(confirm)).toBe('Your account is not confirmed yet. We have sent you a new code.')
    const code = await world.server.code('ear')
    if (code !== first) expect((await later.send(confirm, { code: first })).status).toBe(400)
    const again = await later.send(confirm, { code })
    expect(doneIn(again)).toBe('Your account is confirmed. Sign in to go on.')
    const wrong = await at(world)
    const { visitor: stranger, page: form } = wrong
    expect(troubleIn(await stranger.send(form, { username: 'ear', password: 'Wr0ng-Horse!' }))).toBe(
      'Incorrect username or password.',
    )
  })

  it('says the same of an account that is there, whether the client hides who is or not', async () => {
    for (const app of ['web', 'hushed']) {
      const { visitor, page } = await atForm(app)
      const refused = await visitor.send(page, filled('ana'))
      expect(refused.status).toBe(400)
      expect(problemAt(refused, 'username')).toBe('There is an account with this username already.')
    }
  })

  it('goes on at once where a script confirms it', async () => {
    const { visitor, page } = await atForm()
    const back = await visitor.send(page, { ...filled('vip'), [nickname]: 'Vip' })
    expect(await signedIn(world, back)).toMatchObject({ 'cognito:username': 'vip' })
  })

  it('is refused in the words of the script, as text', async () => {
    const { visitor, page } = await atForm()
    const refused = await visitor.send(page, { ...filled('mal'), [nickname]: 'Mallory' })
    expect(refused.status).toBe(400)
    expect(troubleIn(refused)).toBe(
      'PreSignUp failed with error &lt;b&gt;Mallory&lt;/b&gt; &amp; co are not let in.',
    )
    const asked = new AdminGetUserCommand({ UserPoolId: world.UserPoolId, Username: 'mal' })
    await expect(world.aws.send(asked)).rejects.toMatchObject({ name: 'UserNotFoundException' })
  })

  it.each([
    ['no name', { username: ' ' }, 'username', 'Fill in: Username', '사용자 이름을 입력하세요.'],
    ['no address', { [email]: '' }, email, 'Fill in: Email', '이메일을 입력하세요.'],
    ['no nickname', { [nickname]: ' ' }, nickname, 'Fill in: Nickname', '별명을 입력하세요.'],
    [
      'what is no address',
      { [email]: 'bo' },
      email,
      'Enter an email address, such as ana@example.com.',
      '이메일 주소를 입력하세요. 예: ana@example.com',
    ],
    [
      'a short password',
      { password: 'Sh0rt', confirm_password: 'Sh0rt' },
      'password',
      'This password is too short.',
      '비밀번호가 너무 짧습니다.',
    ],
    [
      'a password without a number',
      { password: 'Long-Enough', confirm_password: 'Long-Enough' },
      'password',
      'The password needs a number.',
      '비밀번호에 숫자가 있어야 합니다.',
    ],
    [
      'two passwords',
      { confirm_password: `${password}?` },
      'confirm_password',
      'The two passwords are not the same.',
      '두 비밀번호가 서로 다릅니다.',
    ],
    [
      'a name with blanks in it',
      { username: 'bo bo' },
      'username',
      'This does not fit: Username',
      '사용자 이름이 올바르지 않습니다.',
    ],
  ])('tells of %s at its field, in both languages', async (_, change, field, en, ko) => {
    for (const [lang, text] of [
      ['en', en],
      ['ko', ko],
    ]) {
      const { visitor, page } = await atForm('web', { lang: lang ?? '' })
      const refused = await visitor.send(page, { ...filled('bob'), ...change })
      expect({ status: refused.status, problem: problemAt(refused, field) }).toEqual({
        status: 400,
        problem: text,
      })
    }
  })

  it('keeps what was typed after a refusal, but no password', async () => {
    const { visitor, page } = await atForm()
    const refused = await visitor.send(page, { ...filled('kept'), confirm_password: `${password}?` })
    const values = Object.fromEntries(fieldsOf(refused).map(({ name, value }) => [name, value]))
    expect(values).toMatchObject({
      username: 'kept',
      [email]: 'kept@example.com',
      [nickname]: 'Bo',
      password: '',
      confirm_password: '',
    })
    expect(refused.html).not.toContain(password)
  })

  it('says of a wrong code at its field that it is wrong, and sends another', async () => {
    const { visitor, page } = await atForm()
    const confirm = await visitor.send(page, filled('wro'))
    const refused = await visitor.send(confirm, { code: '000000x' })
    expect(problemAt(refused, 'code')).toBe(
      'This code is not right, or has expired. Check it, or ask for a new one.',
    )
    expect(problemAt(await visitor.send(confirm, { code: ' ' }), 'code')).toBe('Fill in: Code')
    const again = await press(visitor, confirm, '/resendcode')
    expect({ path: pathOf(again), done: doneIn(again) }).toEqual({
      path: '/confirm',
      done: 'A new code is on its way.',
    })
    const code = await world.server.code('wro')
    const spaced = `${code.slice(0, 3)} ${code.slice(3)} `
    expect((await visitor.send(again, { code: spaced })).url).toMatch(/[?&]code=/)
  })

  it('sends five codes an hour, as the API does', async () => {
    const { visitor, page } = await atForm()
    const confirm = await visitor.send(page, filled('oft'))
    for (let sent = 0; sent < 5; sent++)
      expect(doneIn(await press(visitor, confirm, '/resendcode'))).toBe('A new code is on its way.')
    const refused = await press(visitor, confirm, '/resendcode')
    expect({ status: refused.status, path: pathOf(refused), trouble: troubleIn(refused) }).toEqual({
      status: 400,
      path: '/resendcode',
      trouble: 'Too many attempts. Try again in a while.',
    })
  })

  it('hears fifteen codes an hour, as the API does', async () => {
    const { visitor, page } = await atForm()
    const confirm = await visitor.send(page, filled('gue'))
    const wrong = await Promise.all(
      Array.from({ length: 15 }, () => visitor.send(confirm, { code: '000000x' })),
    )
    expect(new Set(wrong.map((each) => problemAt(each, 'code')))).toEqual(
      new Set(['This code is not right, or has expired. Check it, or ask for a new one.']),
    )
    const refused = await visitor.send(confirm, { code: await world.server.code('gue') })
    expect(troubleIn(refused)).toBe('Too many attempts. Try again in a while.')
  })

  it('asks whose code it is where it does not know, and of whom another is wanted', async () => {
    const { visitor, page } = await at(world, '/confirm')
    expect(fieldsOf(page).map(({ name }) => name)).toContain('username')
    expect(problemAt(await visitor.send(page, { code: '123456' }), 'username')).toBe('Fill in: Username')
    const ask = await follow(visitor, page, '/resendcode')
    expect(problemAt(await visitor.send(ask, {}), 'username')).toBe('Fill in: Username')
    expect(troubleIn(await visitor.send(ask, { username: 'nobody' }))).toBe(
      'There is no account with this name.',
    )
    expect(troubleIn(await visitor.send(ask, { username: 'ana' }))).toBe(
      'This account is confirmed already. You can sign in.',
    )
  })

  it('tells nobody who is there, where the client hides it', async () => {
    const resend = await at(world, '/resendcode', 'hushed')
    const confirm = await resend.visitor.send(resend.page, { username: 'nobody' })
    expect(pathOf(confirm)).toBe('/confirm')
    expect(confirm.html).toContain('We have sent a code to')
    const refused = await resend.visitor.send(confirm, { code: '123456' })
    expect(problemAt(refused, 'code')).toBe(
      'This code is not right, or has expired. Check it, or ask for a new one.',
    )
  })
})

describe('a sign-up by an address in the place of a name', () => {
  let world: Shop
  beforeAll(async () => {
    const pool = accounts('signIn: { with: [email, phone] }\nsignUp: { verify: [email, phone] }')
    world = await shopOf(pool, {}, 'ana@example.com')
  })
  afterAll(() => world.stop())

  it.each([
    ['an email address', 'bo@example.com', 'bo@example.com', { email: 'bo@example.com' }],
    ['a phone number as people write it', '+1 (555) 555-0123', '+15555550123', { state: 'of the app' }],
  ])('takes %s', async (_, typed, username, says) => {
    const { visitor, page } = await at(world, '/signup')
    expect(page.html).toContain('Email or phone number')
    const confirm = await visitor.send(page, { username: typed, password, confirm_password: password })
    expect(pathOf(confirm)).toBe('/confirm')
    const back = await visitor.send(confirm, { code: await world.server.code(username) })
    expect(await signedIn(world, back)).toMatchObject(says)
  })

  it('refuses what is neither at the field of the name, and an address that is taken', async () => {
    const { visitor, page } = await at(world, '/signup')
    const form = { password, confirm_password: password }
    expect(problemAt(await visitor.send(page, { ...form, username: 'bo' }), 'username')).toBe(
      'Enter an email address, or a phone number with + and the country code.',
    )
    await visitor.send(page, { ...form, username: 'two@example.com' })
    expect(problemAt(await visitor.send(page, { ...form, username: 'two@example.com' }), 'username')).toBe(
      'There is an account with this email already.',
    )
  })
})

describe('a pool in which administrators make accounts', () => {
  let world: Shop
  beforeAll(async () => {
    world = await shopOf(accounts('signUp: { selfService: false }'))
  })
  afterAll(() => world.stop())

  it('has no page for it, and refuses a form for one', async () => {
    const { visitor, page } = await at(world)
    expect(page.html).not.toContain('/signup')
    const led = await visitor.go(page.url.replace('/login', '/signup'))
    expect(pathOf(led)).toBe('/login')
    const csrf = fieldsOf(page).find(({ name }) => name === '_csrf')?.value ?? ''
    const made = await visitor.send(
      { ...page, url: page.url.replace('/login', '/signup') },
      { _csrf: csrf, username: 'bo', password, confirm_password: password },
    )
    expect({ status: made.status, trouble: troubleIn(made) }).toEqual({
      status: 400,
      trouble: 'Accounts are made by an administrator here.',
    })
  })
})

describe('a sign-up by a name beside which an address lets in', () => {
  let world: Shop
  beforeAll(async () => {
    const pool =
      'signIn: { with: [username], aliases: [email] }\nsignUp: { selfService: true, verify: [email] }'
    world = await shopOf(accounts(pool))
  })
  afterAll(() => world.stop())

  it('takes no address for a name, and nobody else’s address once it is to be confirmed', async () => {
    const { visitor, page } = await at(world, '/signup')
    const named = await visitor.send(page, { ...filled('bo@example.com'), [email]: 'bo@example.com' })
    expect(problemAt(named, 'username')).toBe('Choose a name that is not an email address.')
    const confirm = await visitor.send(page, { ...filled('bo'), [email]: 'ana@example.com' })
    const refused = await visitor.send(confirm, { code: await world.server.code('bo') })
    expect({ status: refused.status, trouble: troubleIn(refused) }).toEqual({
      status: 400,
      trouble: 'There is an account with this email already.',
    })
  })

  it('asks for either at the sign-in page', async () => {
    const { visitor, page } = await at(world)
    expect(page.html).toContain('Username or email')
    const back = await visitor.send(page, { username: ' ana@example.com ', password })
    expect(await signedIn(world, back)).toMatchObject({ 'cognito:username': 'ana' })
  })
})
