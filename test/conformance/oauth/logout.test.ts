import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { authorizeAt, bye, callback, knownBrowser, knownShop, once, type Shop } from './known-world.ts'
import { titleOf, tokensFor } from './questions-world.ts'

let world: Shop
beforeAll(async () => {
  world = await knownShop()
})
afterAll(() => world.stop())

const logoutAt = (more: Readonly<Record<string, string>>, client = world.client('web')) =>
  `${world.domain}/logout?${new URLSearchParams({ ...(client && { client_id: client }), ...more })}`

type Visitor = Awaited<ReturnType<typeof knownBrowser>>
/** Whether anybody is still known in a browser. */
const isKnown = async (visitor: Visitor) => titleOf(await visitor.go(authorizeAt(world))) === 'Welcome back'

describe('signing out', () => {
  it.each([bye, 'myapp://bye'])('forgets the browser, and sends it to %s', async (logout_uri) => {
    const visitor = await knownBrowser(world)
    const cookie = visitor.cookies.get('cognito') ?? ''
    const answer = await once(logoutAt({ logout_uri }), { headers: { cookie: `cognito=${cookie}` } })
    expect([answer.status, answer.headers.get('location')]).toEqual([302, logout_uri])
    expect(answer.headers.getSetCookie()).toContain('cognito=; Max-Age=0; Path=/shop; HttpOnly; SameSite=Lax')
    // Whoever has copied the cookie has nothing any more.
    expect(await isKnown(visitor)).toBe(false)
  })

  it('leads to the sign-in page, and from there to the app', async () => {
    const visitor = await knownBrowser(world)
    const asked = { redirect_uri: callback, response_type: 'code', state: 's', scope: 'openid' }
    const page = await visitor.go(logoutAt(asked))
    expect([new URL(page.url).pathname, titleOf(page)]).toEqual(['/shop/login', 'Sign in'])
    expect(new URL(page.url).searchParams.get('state')).toBe('s')
    expect(await isKnown(visitor)).toBe(false)
  })

  it('says so on a page of its own, where the app has none', async () => {
    const visitor = await knownBrowser(world)
    const page = await visitor.go(logoutAt({ lang: 'ko' }))
    expect([page.status, titleOf(page)]).toEqual([200, '로그아웃되었습니다'])
    expect(await isKnown(visitor)).toBe(false)
  })

  it('is the same for a browser in which nobody has signed in', async () => {
    const answer = await once(logoutAt({ logout_uri: bye }))
    expect(answer.headers.get('location')).toBe(bye)
    expect(titleOf(await world.browser().go(logoutAt({})))).toBe('You are signed out')
  })

  it('leaves no name of whoever has not ended what they began', async () => {
    const visitor = await knownBrowser(world)
    const asked = authorizeAt(world).replace('/oauth2/authorize', '/forgotPassword')
    await visitor.send(await visitor.go(asked), { username: 'ana' })
    expect(visitor.cookies.has('cognito-account')).toBe(true)
    await visitor.go(logoutAt({ logout_uri: bye }))
    expect(visitor.cookies.has('cognito-account')).toBe(false)
  })

  it('leaves what apps have been given', async () => {
    const visitor = await knownBrowser(world)
    const done = await visitor.go(authorizeAt(world, 'web', { prompt: 'none' }))
    await visitor.go(logoutAt({ logout_uri: bye }))
    expect(await tokensFor(world, done)).toHaveProperty('id_token')
  })

  it.each<[string, string, Readonly<Record<string, string>>, string?]>([
    ['no client', 'invalid_request', { logout_uri: bye }, ''],
    ['a client of nobody', 'invalid_request', { logout_uri: bye }, 'nobody'],
    ['an address that is not registered', 'redirect_mismatch', { logout_uri: 'https://evil.example' }],
    ['an address with more to it', 'redirect_mismatch', { logout_uri: `${bye}/` }],
    ['an address with a query', 'redirect_mismatch', { logout_uri: `${bye}?next=https://evil.example` }],
    ['an address with a fragment', 'redirect_mismatch', { logout_uri: `${bye}#a` }],
    [
      'an address with a user',
      'redirect_mismatch',
      { logout_uri: 'https://shop.example.com@evil.example/bye' },
    ],
    ['an address in another case', 'redirect_mismatch', { logout_uri: bye.replace('bye', 'Bye') }],
    ['an address without a scheme', 'redirect_mismatch', { logout_uri: '//shop.example.com/bye' }],
    ['a script', 'redirect_mismatch', { logout_uri: 'javascript:alert(1)' }],
    ['an address for signing in', 'redirect_mismatch', { logout_uri: callback }],
    [
      'an address for signing out to sign in by',
      'redirect_mismatch',
      { redirect_uri: bye, response_type: 'code' },
    ],
    ['an address to sign in by, and no response type', 'invalid_request', { redirect_uri: callback }],
  ])('is refused with %s, and nobody is signed out', async (_, error, more, client) => {
    const visitor = await knownBrowser(world)
    const page = await visitor.go(logoutAt(more, client ?? world.client('web')))
    const url = new URL(page.url)
    expect([url.pathname, url.searchParams.get('error'), page.status]).toEqual(['/shop/error', error, 400])
    expect(await isKnown(visitor)).toBe(true)
  })

  it('believes neither of two addresses', async () => {
    const answer = await once(`${logoutAt({ logout_uri: bye })}&logout_uri=https://evil.example`)
    expect(answer.headers.get('location')).toMatch(/^\/shop\/error\?error=invalid_request/)
  })

  it('is not what somebody has done who only looks', async () => {
    const visitor = await knownBrowser(world)
    const cookie = `cognito=${visitor.cookies.get('cognito')}`
    const answer = await once(logoutAt({ logout_uri: bye }), { method: 'HEAD', headers: { cookie } })
    expect([answer.status, answer.headers.getSetCookie()]).toEqual([204, []])
    expect(await isKnown(visitor)).toBe(true)
  })

  it('is for GET alone', async () => {
    expect((await once(logoutAt({ logout_uri: bye }), { method: 'POST' })).status).toBe(404)
  })
})
