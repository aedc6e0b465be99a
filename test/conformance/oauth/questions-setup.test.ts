import { AssociateSoftwareTokenCommand } from '@aws-sdk/client-cognito-identity-provider'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  authorizeAt,
  callback,
  password,
  shop,
  titleOf,
  tokensFor,
  totpOf,
  troubleIn,
  type Shop,
} from './questions-world.ts'

const pool = `
signIn: { with: [username] }
mfa: { mode: required, factors: [totp] }
domain: { name: shop }
clients:
  web:
    auth: [password, refresh]
    oauth: { flows: [code], scopes: [openid], callbacks: [${callback}] }
`

let world: Shop
beforeAll(async () => {
  world = await shop({ 'pools/shop.pool.yaml': pool })
})
afterAll(() => world.stop())

const mailed = `
tier: essentials
signIn: { with: [username] }
mfa: { mode: required, factors: [email] }
recovery: [admin]
domain: { name: mailed }
clients:
  web:
    auth: [password, refresh]
    oauth: { flows: [code], scopes: [openid, email], callbacks: [${callback}] }
`

const seedOn = ({ html }: { readonly html: string }) =>
  /<code>([^<]*)<\/code>/.exec(html)?.[1]?.replaceAll(' ', '') ?? ''

async function begun(username: string, lang: string) {
  const visitor = world.browser({ 'accept-language': lang })
  const page = await visitor.send(await visitor.go(authorizeAt(world)), { username, password })
  return { visitor, page }
}

describe.each([
  {
    lang: 'en',
    title: 'Set up your authenticator app',
    wrong: 'That code is not right. Wait for the next one and try again.',
    used: 'That code has been used already. Wait for the next one.',
  },
  {
    lang: 'ko',
    title: '인증 앱 설정',
    wrong: '코드가 올바르지 않습니다. 다음 코드를 기다려 다시 시도하세요.',
    used: '이미 사용한 코드입니다. 다음 코드를 기다리세요.',
  },
])('setting an authenticator up, in $lang', ({ lang, title, wrong, used }) => {
  it('ends at the app; its code counts once, and the next ones sign in', async () => {
    const user = `new-${lang}`
    await world.user(user, { email: `${user}@example.com` })
    const { visitor, page } = await begun(user, lang)
    expect(titleOf(page)).toBe(title)
    const seed = seedOn(page)
    expect(seedOn(await visitor.go(page.url))).toBe(seed)
    const refused = await visitor.send(page, { code: '000000' })
    expect({ status: refused.status, trouble: troubleIn(refused), seed: seedOn(refused) }).toEqual({
      status: 400,
      trouble: wrong,
      seed,
    })
    const code = totpOf(seed)
    const done = await visitor.send(refused, { code, device: '' })
    expect(await tokensFor(world, done)).toHaveProperty('id_token')

    const again = await begun(user, lang)
    expect(again.page.html).not.toContain(seed)
    const spent = await again.visitor.send(again.page, { code })
    expect(troubleIn(spent)).toBe(used)
    const next = await again.visitor.send(spent, { code: totpOf(seed, 1) })
    expect(next.url).toMatch(`${callback}?code=`)
  })

  it('goes on where it was begun', async () => {
    const user = `doors-${lang}`
    await world.user(user, { email: `${user}@example.com` })
    const { visitor, page } = await begun(user, lang)
    const Session = decodeURIComponent(visitor.cookies.get('cognito-session') ?? '')
    await expect(world.aws.send(new AssociateSoftwareTokenCommand({ Session }))).rejects.toMatchObject({
      name: 'NotAuthorizedException',
    })
    expect(page.html).toContain('<svg')
  })

  it('is passed by nobody who has shown no code', async () => {
    const user = `none-${lang}`
    await world.user(user, { email: `${user}@example.com` })
    const { visitor, page } = await begun(user, lang)
    for (const form of [{ code: '' }, { code: 'x'.repeat(5000) }, { SESSION: 'x' }, { verified: 'true' }]) {
      const told = await visitor.send(page, form)
      expect({ status: told.status, title: titleOf(told) }).toEqual({ status: 400, title })
    }
  })
})

describe.each([
  { lang: 'en', title: 'Set up codes by email', entered: 'Enter your code' },
  { lang: 'ko', title: '이메일 인증 코드 설정', entered: '코드 입력' },
])('setting codes by mail up, in $lang', ({ lang, title, entered }) => {
  it.each([
    ['where nothing else can be', mailed],
    ['beside an authenticator', mailed.replace('factors: [email]', 'factors: [totp, email]')],
  ])('verifies the address and ends at the app: %s', async (_, text) => {
    const mail = await shop({ 'pools/shop.pool.yaml': text.replace('name: mailed', 'name: shop') })
    await mail.user('new')
    const visitor = mail.browser({ 'accept-language': lang })
    const begin = async () =>
      visitor.send(await visitor.go(authorizeAt(mail, 'web', { scope: 'openid email' })), {
        username: 'new',
        password,
      })
    const page = await begin()
    if (text === mailed) expect(titleOf(page)).toBe(title)
    const wrong = await visitor.send(page, { email: 'no address' })
    expect({ status: wrong.status, trouble: typeof troubleIn(wrong) }).toEqual({
      status: 400,
      trouble: 'string',
    })
    const first = await visitor.send(wrong, { email: 'typo@example.com' })
    expect(titleOf(first)).toBe(entered)
    const again = await visitor.send(first, { wish: 'another way' })
    const asked = await visitor.send(again, { email: ' new@example.com ' })
    expect(asked.html).toContain('n***@e***')
    const done = await visitor.send(asked, { code: await mail.server.code('new') })
    const { id_token: token = '' } = await tokensFor(mail, done)
    expect(JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString())).toMatchObject({
      email: 'new@example.com',
      email_verified: true,
    })
    visitor.cookies.clear()
    expect((await begin()).html).toContain('n***@e***')
    await mail.stop()
  })
})
