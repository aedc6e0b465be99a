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
  shopOf,
  titleOf,
  troubleIn,
  type Shop,
  type Shown,
} from './accounts-world.ts'
import { fieldsOf } from './browser.ts'

const email = 'requiredAttributes[email]'
const nickname = 'requiredAttributes[nickname]'
const another = 'An0ther-Horse!'

let world: Shop
beforeAll(async () => {
  world = await shopOf(
    accounts(
      `
signUp: { selfService: true, verify: [email] }
triggers: { preSignUp: doorman, customMessage: wording }
attributes:
  nickname: { required: true }
  plan: { type: string, max: 16 }`,
      client('hushed', 'hideUserExistence: true\n    auth: [password, refresh]'),
    ),
    {
      'triggers/doorman.trigger.yaml': 'script: ./doorman.js\nhooks: [preSignUp]\n',
      'triggers/doorman.js': `
export const handler = async (event) => {
  const { nickname = '' } = event.request.userAttributes
  if (nickname.startsWith('refuse ')) throw new Error(nickname.slice(7))
  return event
}`,
      'triggers/wording.trigger.yaml': 'script: ./wording.js\nhooks: [customMessage]\n',
      'triggers/wording.js': `
export const handler = async (event) => {
  const { nickname = '' } = event.request.userAttributes
  if (nickname.startsWith('unsent ')) throw new Error(nickname.slice(7))
  return event
}`,
    },
  )
})
afterAll(() => world.stop())

const payloads = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' autofocus onfocus='alert(1)",
  '</title><svg/onload=alert(1)>',
  'javascript:alert(1)',
  '{{constructor}}',
]

/** Nothing of a page runs that it does not have itself: no tag, no attribute and no address of the visitor's making. */
function isHarmless({ html }: Shown, payload: string) {
  const tags = html.replaceAll(/"[^"]*"/g, '""').match(/<[a-z/!][^>]*>/gi) ?? []
  expect(tags.filter((tag) => /^<(?:script|img|svg|iframe|object)|\son\w+\s*=/i.test(tag))).toEqual([])
  expect(html).not.toMatch(/(?:href|src|action)="\s*javascript:/i)
  if (/[<>"']/.test(payload)) expect(html).not.toContain(payload)
}

const typed = (username: string) => ({
  username,
  password,
  confirm_password: password,
  [email]: `${username}@example.com`,
  [nickname]: 'Bo',
})

const paths = ['/login', '/signup', '/confirm', '/resendcode', '/forgotPassword', '/confirmForgotPassword']

describe.each(payloads)('markup in the place of text: %s', (payload) => {
  it.each(paths)('is text in every field of %s', async (path) => {
    for (const app of ['web', 'hushed']) {
      const { visitor, page } = await at(world, path, app)
      const names = fieldsOf(page)
        .map(({ name }) => name)
        .filter((name) => name !== '_csrf')
      expect(names).toContain('username')
      const all = Object.fromEntries(names.map((name) => [name, payload]))
      isHarmless(await visitor.send(page, all), payload)
      for (const name of names)
        isHarmless(await visitor.send(page, { ...typed('bo'), code: '1', [name]: payload }), payload)
    }
  })

  it.each(paths)('is text in every parameter of %s', async (path) => {
    const names = ['login_hint', 'state', 'nonce', 'lang', 'ui_locales', payload]
    const { page } = await at(world, path, 'web', Object.fromEntries(names.map((name) => [name, payload])))
    expect(page.status).toBe(200)
    isHarmless(page, payload)
  })

  it('is text in what scripts say', async () => {
    const { visitor, page } = await at(world, '/signup')
    const refused = await visitor.send(page, { ...typed('ref'), [nickname]: `refuse ${payload}` })
    expect(troubleIn(refused)).toMatch(/^PreSignUp failed with error /)
    isHarmless(refused, payload)
    const name = `uns-${payloads.indexOf(payload)}`
    const unsent = await visitor.send(page, { ...typed(name), [nickname]: `unsent ${payload}` })
    expect(troubleIn(unsent)).toMatch(/^CustomMessage failed with error /)
    isHarmless(unsent, payload)
  })

  it('is text in what a browser says it was left', async () => {
    const { visitor } = await at(world)
    const left = { username: payload, sentTo: payload, client: world.client('web'), query: payload }
    for (const notice of [payload, 'constructor', '__proto__']) {
      visitor.cookies.set(
        'cognito-account',
        Buffer.from(JSON.stringify({ ...left, notice })).toString('base64url'),
      )
      for (const path of paths) {
        const page = await visitor.go((await at(world, path)).page.url)
        expect(page.status).toBe(200)
        expect(doneIn(page)).toBeUndefined()
        isHarmless(page, payload)
      }
      isHarmless(await visitor.go(`${world.domain}/confirmUser?client_id=${left.client}`), payload)
    }
  })
})

describe('a form that another site has a browser send', () => {
  type Said = Readonly<Record<string, string>>
  const forged: readonly (readonly [string, Said, Said])[] = [
    ['without a word', { _csrf: '' }, {}],
    ['with a word of its own', { _csrf: 'x'.repeat(43) }, {}],
    ['from another site', {}, { 'sec-fetch-site': 'cross-site' }],
    ['from a site beside ours', {}, { 'sec-fetch-site': 'same-site' }],
  ]
  const acts = paths.flatMap((path) =>
    forged.map(([how, change, headers]): [string, string, Said, Said] => [path, how, change, headers]),
  )

  it.each(acts)('does nothing at %s %s', async (path, _, change, headers) => {
    const { visitor, page } = await at(world, path)
    const own = Object.fromEntries(fieldsOf(page).map(({ name, value }) => [name, value]))
    const done = await visitor.go(page.url, {
      method: 'POST',
      headers,
      body: new URLSearchParams({
        ...own,
        ...typed('ana'),
        ...(path === '/signup' && { username: 'forged' }),
        code: '123456',
        ...change,
      }),
    })
    expect({ status: done.status, path: pathOf(done), trouble: troubleIn(done) }).toEqual({
      status: 400,
      path,
      trouble: 'This page is out of date.',
    })
    const made = new AdminGetUserCommand({ UserPoolId: world.UserPoolId, Username: 'forged' })
    await expect(world.aws.send(made)).rejects.toMatchObject({ name: 'UserNotFoundException' })
  })

  it.each(paths)('does nothing at %s in another form than a form’s', async (path) => {
    const { visitor, page } = await at(world, path)
    const own = Object.fromEntries(fieldsOf(page).map(({ name, value }) => [name, value]))
    for (const type of ['application/json', 'text/plain', 'multipart/form-data; boundary=x']) {
      const done = await visitor.go(page.url, {
        method: 'POST',
        headers: { 'content-type': type, 'sec-fetch-site': 'same-origin' },
        body: JSON.stringify({ ...own, ...typed('ana') }),
      })
      expect(troubleIn(done)).toBe('This page is out of date.')
    }
  })
})

describe('what people type', () => {
  it('writes no attribute that the page does not ask for', async () => {
    const { visitor, page } = await at(world, '/signup')
    await visitor.send(page, {
      ...typed('mas'),
      'requiredAttributes[custom:plan]': 'gold',
      'requiredAttributes[email_verified]': 'true',
      'requiredAttributes[__proto__]': 'x',
    })
    const { UserAttributes = [] } = await world.aws.send(
      new AdminGetUserCommand({ UserPoolId: world.UserPoolId, Username: 'mas' }),
    )
    expect(Object.fromEntries(UserAttributes.map(({ Name, Value }) => [Name, Value]))).toEqual({
      sub: expect.any(String),
      email: 'mas@example.com',
      email_verified: 'false',
      nickname: 'Bo',
    })
  })

  it('goes on with nobody else’s sign-up', async () => {
    const mine = await at(world, '/signup')
    await mine.visitor.send(mine.page, typed('mine'))
    const [session = ''] = mine.visitor.cookies.get('cognito-sign-up')?.split('.') ?? []
    expect(session).not.toBe('')
    const theirs = await at(world, '/signup')
    await theirs.visitor.send(theirs.page, typed('theirs'))
    mine.visitor.cookies.set('cognito-sign-up', `${session}.${Buffer.from('theirs').toString('base64url')}`)
    const { page } = await at(world, '/confirm')
    const form = await mine.visitor.go(page.url)
    const done = await mine.visitor.send(form, {
      username: 'theirs',
      code: await world.server.code('theirs'),
    })
    expect({ path: pathOf(done), title: titleOf(done) }).toEqual({ path: '/login', title: 'Sign in' })
  })

  it('stands as a password or a code in no page, address, record of a run or log', async () => {
    const seen: Shown[] = []
    const { visitor, page } = await at(world, '/signup')
    const keep = (shown: Shown) => {
      seen.push(shown)
      return shown
    }
    const confirm = keep(await visitor.send(page, typed('sec')))
    const first = await world.server.code('sec')
    keep(await visitor.send(confirm, { code: `9${first.slice(1)}9` }))
    keep(await press(visitor, confirm, '/resendcode'))
    const code = await world.server.code('sec')
    keep(await visitor.send(confirm, { code }))
    const login = await at(world)
    const wrong = keep(
      await login.visitor.send(login.page, { username: 'sec', password: `${password}wrong` }),
    )
    const forgot = await follow(login.visitor, wrong, '/forgotPassword')
    const form = keep(await login.visitor.send(forgot, { username: 'sec' }))
    const reset = await world.server.code('sec')
    keep(await login.visitor.send(form, { code: reset, password: another, confirm_password: password }))
    keep(await login.visitor.send(form, { code: reset, password: another, confirm_password: another }))
    const secrets = [password, another]
    for (const { html, url } of seen)
      for (const secret of secrets) {
        expect(html).not.toContain(secret)
        expect(decodeURIComponent(url)).not.toContain(secret)
      }
    const headers = { authorization: `Bearer ${world.server.ready.token}` }
    const api = `${world.server.url}/_poolwright/api/runs`
    const { runs } = (await (await fetch(`${api}?limit=1000`, { headers })).json()) as {
      readonly runs: readonly { readonly id: string; readonly operation: string }[]
    }
    const told = new Set(runs.map(({ operation }) => operation))
    for (const operation of [
      'SignUp_POST',
      'Confirm_POST',
      'ResendCode_POST',
      'ForgotPassword_POST',
      'ResetPassword_POST',
      'Login_POST',
    ])
      expect(told).toContain(operation)
    const accountsOf = await Promise.all(
      runs.map(async ({ id }) => (await fetch(`${api}/${id}`, { headers })).text()),
    )
    expect(accountsOf.join()).toContain('sec@example.com')
    for (const secret of [...secrets, `"${code}"`, `"${reset}"`]) {
      expect(accountsOf.filter((account) => account.includes(secret))).toEqual([])
      expect(world.server.told()).not.toContain(secret)
    }
  })
})
