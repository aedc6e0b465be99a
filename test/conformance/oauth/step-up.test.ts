import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  authorizeAt,
  callback,
  password,
  shop,
  titleOf,
  tokensFor,
  troubleIn,
  type Shop,
} from './questions-world.ts'

const pool = (managedLogin: 1 | 2) => `
tier: essentials
signIn: { with: [username], factors: [password, emailOtp] }
mfa: { mode: optional, factors: [email, totp] }
recovery: [admin]
domain: { name: shop, managedLogin: ${managedLogin} }
clients:
  web:
    auth: [password, refresh]
    oauth: { flows: [code], scopes: [openid], callbacks: [${callback}] }
  choice:
    auth: [choice, refresh]
    oauth: { flows: [code], scopes: [openid], callbacks: [${callback}] }
`

const claimsOf = (token = '') =>
  JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as object

describe('an app that wishes for a level', () => {
  let world: Shop
  beforeAll(async () => {
    world = await shop({ 'pools/shop.pool.yaml': pool(2) })
    await world.user('weak', { email: 'weak@example.com' })
  })
  afterAll(() => world.stop())

  const wish = (acr_values: string, app = 'web') => authorizeAt(world, app, { acr_values })

  it.each(['web', 'choice'])('gets it, though nobody has turned the second proof on: %s', async (app) => {
    const visitor = world.browser()
    let page = await visitor.go(wish('urn:cognito:loa:3', app))
    page = await visitor.send(page, { username: 'ana', ...(app === 'web' && { password }) })
    if (app === 'choice') {
      expect(page.html).not.toContain('EMAIL_OTP')
      page = await visitor.send(page, { password })
    }
    expect(titleOf(page)).toBe('Enter your code')
    const done = await visitor.send(page, { code: await world.server.code('ana') })
    const { id_token: token } = await tokensFor(world, done, app)
    expect(claimsOf(token)).toMatchObject({ acr: 'urn:cognito:loa:3', amr: ['pwd', 'email_otp', 'mfa'] })
  })

  it('has somebody prove more who is known by less, and nobody who is known by enough', async () => {
    const visitor = world.browser()
    await visitor.send(await visitor.go(authorizeAt(world)), { username: 'ana', password })
    expect(titleOf(await visitor.go(wish('urn:cognito:loa:1')))).not.toBe('Sign in')
    const page = await visitor.go(wish('urn:cognito:loa:3'))
    expect(new URL(page.url).pathname).toBe('/shop/login')
    const asked = await visitor.send(page, { username: 'ana', password })
    await visitor.send(asked, { code: await world.server.code('ana') })
    expect(new URL((await visitor.go(wish('urn:cognito:loa:3'))).url).pathname).toBe('/shop/continue')
  })

  it.each([
    ['en', 'This app asks for a stronger way to sign in than your account is set up for.'],
    ['ko', '이 앱은 계정에 설정된 것보다 강력한 로그인 방법을 요구합니다.'],
  ])('gets nobody in who cannot prove as much, who is told so in %s', async (lang, text) => {
    const visitor = world.browser({ 'accept-language': lang })
    const page = await visitor.go(wish('urn:cognito:loa:4'))
    const told = await visitor.send(page, { username: 'weak', password })
    expect({ status: told.status, trouble: troubleIn(told) }).toEqual({ status: 400, trouble: text })
  })

  it('tells whoever signs in by choice the same', async () => {
    const visitor = world.browser()
    const page = await visitor.go(wish('urn:cognito:loa:4', 'choice'))
    const told = await visitor.send(page, { username: 'weak' })
    expect(troubleIn(told)).toMatch('stronger way to sign in')
    expect(told.url).not.toContain('code=')
  })

  it('hears of nobody’s password by what is refused', async () => {
    const visitor = world.browser()
    const page = await visitor.go(wish('urn:cognito:loa:4'))
    const wrong = await visitor.send(page, { username: 'ana', password: 'Wr0ng-Horse!' })
    const right = await visitor.send(page, { username: 'ana', password })
    expect(troubleIn(wrong)).toBe(troubleIn(right))
  })
})

it('an app that wishes for a level of the classic pages is passed over', async () => {
  const world = await shop({ 'pools/shop.pool.yaml': pool(1) })
  const visitor = world.browser()
  const page = await visitor.go(authorizeAt(world, 'web', { acr_values: 'urn:cognito:loa:4' }))
  expect((await visitor.send(page, { username: 'ana', password })).url).toMatch(`${callback}?code=`)
  await world.stop()
})
