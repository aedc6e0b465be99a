import {
  AdminDisableUserCommand,
  AdminEnableUserCommand,
  AdminSetUserPasswordCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { decodeJwt } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  authorizeAt,
  authorizeOther,
  callback,
  knownBrowser,
  knownShop,
  once,
  otherCallback,
  password,
  toldIn,
  type Shop,
} from './known-world.ts'
import { titleOf, tokensFor, troubleIn } from './questions-world.ts'

let world: Shop
beforeAll(async () => {
  world = await knownShop()
})
afterAll(() => world.stop())

const pathOf = ({ url }: { readonly url: string }) => new URL(url).pathname

describe('a browser in which somebody has signed in', () => {
  it('keeps a cookie that scripts cannot read, for an hour, on the path of its domain', async () => {
    const visitor = world.browser()
    const page = await visitor.go(authorizeAt(world))
    const sent = new URLSearchParams({
      username: 'ana',
      password,
      _csrf: visitor.cookies.get('XSRF-TOKEN') ?? '',
    })
    const cookie = `XSRF-TOKEN=${visitor.cookies.get('XSRF-TOKEN')}`
    const answer = await once(page.url, { method: 'POST', body: sent, headers: { cookie } })
    const kept = answer.headers.getSetCookie().find((line) => line.startsWith('cognito='))
    expect(kept).toMatch(
      /^cognito=sso[a-z0-9]{25}\.[\w-]{43}; Max-Age=3600; Path=\/shop; HttpOnly; SameSite=Lax$/,
    )
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer')
  })

  it('goes on with a button, without a password', async () => {
    const visitor = await knownBrowser(world)
    const page = await visitor.go(authorizeAt(world, 'web', { state: 'of the app' }))
    expect([pathOf(page), titleOf(page)]).toEqual(['/shop/continue', 'Welcome back'])
    expect(page.html).toContain('Continue as ana')
    const done = await visitor.send(page, {})
    expect(toldIn(done)).toEqual({ code: expect.any(String), state: 'of the app' })
    expect(decodeJwt((await tokensFor(world, done)).id_token ?? '')).toMatchObject({
      'cognito:username': 'ana',
    })
  })

  it('is asked in Korean, too', async () => {
    const visitor = await knownBrowser(world)
    const page = await visitor.go(authorizeAt(world, 'web', { lang: 'ko' }))
    expect(titleOf(page)).toBe('다시 오셨네요')
    expect(page.html).toContain('다른 사용자로 로그인')
  })

  it('is known to the other apps of its pool', async () => {
    const visitor = await knownBrowser(world)
    const done = await visitor.send(await visitor.go(authorizeOther(world)), {})
    expect(done.url).toMatch(`${otherCallback}?code=`)
  })

  it('is not known to another pool, whose domain gets the cookie all the same', async () => {
    const visitor = await knownBrowser(world)
    const classic = {
      domain: `${world.server.url}/classic`,
      client: () => world.server.clientId('classic', 'web'),
    }
    expect(titleOf(await visitor.go(authorizeAt(classic)))).toBe('Sign in')
  })

  it('lets somebody else sign in, who is known there from then on', async () => {
    await world.user('bob')
    const visitor = await knownBrowser(world)
    const first = visitor.cookies.get('cognito')
    const page = await visitor.go(authorizeAt(world))
    const other = /href="([^"]*prompt=login[^"]*)"/.exec(page.html)?.[1]?.replaceAll('&amp;', '&') ?? ''
    const signIn = await visitor.go(other)
    expect([pathOf(signIn), titleOf(signIn)]).toEqual(['/shop/login', 'Sign in'])
    await visitor.send(signIn, { username: 'bob', password })
    expect((await visitor.go(authorizeAt(world))).html).toContain('Continue as bob')
    // What the browser was known by before is over, here too.
    visitor.cookies.set('cognito', first ?? '')
    expect(titleOf(await visitor.go(authorizeAt(world)))).toBe('Sign in')
  })

  it('goes on as nobody whom the page has not named', async () => {
    await world.user('zoe')
    const visitor = await knownBrowser(world)
    const page = await visitor.go(authorizeAt(world))
    expect(page.html).toContain('Continue as ana')
    const elsewhere = await visitor.go(authorizeAt(world, 'web', { prompt: 'login' }))
    await visitor.send(elsewhere, { username: 'zoe', password })
    const asked = await visitor.send(page, {})
    expect([asked.status, pathOf(asked)]).toEqual([400, '/shop/continue'])
    expect(asked.html).toContain('Continue as zoe')
    expect(toldIn(await visitor.send(asked, {}))).toHaveProperty('code')
  })

  it('stays known where somebody looks at the sign-in page and leaves', async () => {
    const visitor = await knownBrowser(world)
    expect(titleOf(await visitor.go(authorizeAt(world, 'web', { prompt: 'login' })))).toBe('Sign in')
    expect(titleOf(await visitor.go(authorizeAt(world)))).toBe('Welcome back')
  })

  it('is asked nothing where the app wishes so', async () => {
    const visitor = await knownBrowser(world)
    const done = await visitor.go(
      authorizeAt(world, 'web', { prompt: 'none', state: 's', response_type: 'token' }),
    )
    expect(done.url).toMatch(`${callback}#`)
    expect(toldIn(done)).toMatchObject({ access_token: expect.any(String), token_type: 'Bearer', state: 's' })
    expect(toldIn(done)).not.toHaveProperty('refresh_token')
  })

  it.each([
    ['with an unknown browser', {}, {}],
    ['with a forged cookie', { cookie: `cognito=sso${'a'.repeat(25)}.${'b'.repeat(43)}` }, {}],
    ['with too old a proof', undefined, { max_age: '0' }],
  ])('is asked nothing in vain %s, and the app hears of it', async (_, headers, more) => {
    const cookie = headers ?? { cookie: `cognito=${(await knownBrowser(world)).cookies.get('cognito')}` }
    const answer = await once(authorizeAt(world, 'web', { prompt: 'none', state: 's', ...more }), {
      headers: cookie,
    })
    expect([answer.status, answer.headers.get('location')]).toEqual([
      302,
      `${callback}?error=login_required&state=s`,
    ])
  })

  it('meets the sign-in page where an app leads there itself', async () => {
    const visitor = await knownBrowser(world)
    const page = await visitor.go(authorizeAt(world).replace('/oauth2/authorize', '/login'))
    expect(pathOf(page)).toBe('/shop/continue')
    expect(titleOf(await world.browser().go(page.url))).toBe('Sign in')
  })
})

describe('a browser at classic pages', () => {
  it('is sent back to the app at once, and asked where the app leads to the sign-in page', async () => {
    const at = {
      domain: `${world.server.url}/classic`,
      client: () => world.server.clientId('classic', 'web'),
    }
    await world.user('ana', {}, world.server.poolId('classic'))
    const visitor = world.browser()
    await visitor.send(await visitor.go(authorizeAt(at)), { username: 'ana', password })
    // Wishes are those of managed login.
    expect((await visitor.go(authorizeAt(at, 'web', { prompt: 'login' }))).url).toMatch(`${callback}?code=`)
    const page = await visitor.go(authorizeAt(at).replace('/oauth2/authorize', '/login'))
    expect(titleOf(page)).toBe('Welcome back')
    const other = /href="([^"]*prompt=login[^"]*)"/.exec(page.html)?.[1]?.replaceAll('&amp;', '&') ?? ''
    expect(titleOf(await visitor.go(other))).toBe('Sign in')
  })
})

describe('an old cookie', () => {
  it('opens nothing for somebody who is disabled, or has another password', async () => {
    const { aws, UserPoolId } = world
    await world.user('eve')
    const visitor = await knownBrowser(world, 'eve')
    const at = { UserPoolId, Username: 'eve' }
    const title = async () => titleOf(await visitor.go(authorizeAt(world)))
    expect(await title()).toBe('Welcome back')
    await aws.send(new AdminDisableUserCommand(at))
    expect(await title()).toBe('Sign in')
    await aws.send(new AdminEnableUserCommand(at))
    expect(await title()).toBe('Welcome back')
    await aws.send(new AdminSetUserPasswordCommand({ ...at, Password: 'N3xt-Horse!', Permanent: true }))
    expect(await title()).toBe('Sign in')
  })

  it('opens nothing for somebody who is disabled while the page stands', async () => {
    const { aws, UserPoolId } = world
    await world.user('mel')
    const visitor = await knownBrowser(world, 'mel')
    const page = await visitor.go(authorizeAt(world))
    await aws.send(new AdminDisableUserCommand({ UserPoolId, Username: 'mel' }))
    expect(pathOf(await visitor.send(page, {}))).toBe('/shop/login')
  })

  it('planted before a sign-in is not what the browser is known by afterwards', async () => {
    const thief = await knownBrowser(world)
    const planted = thief.cookies.get('cognito') ?? ''
    const victim = world.browser()
    victim.cookies.set('cognito', planted)
    const page = await victim.go(authorizeAt(world, 'web', { prompt: 'login' }))
    await world.user('vic')
    await victim.send(page, { username: 'vic', password })
    expect(victim.cookies.get('cognito')).not.toBe(planted)
    expect(titleOf(await thief.go(authorizeAt(world)))).toBe('Sign in')
  })
})

describe('another site’s form', () => {
  it.each([
    ['without the word of the page', {}, {}],
    ['with a word of its own', { _csrf: 'x'.repeat(43) }, {}],
    ['with the word, and another site’s origin', { _csrf: true }, { 'sec-fetch-site': 'cross-site' }],
    ['with the word, and a neighbour’s origin', { _csrf: true }, { 'sec-fetch-site': 'same-site' }],
  ])('has nobody go on, nor signed in, %s', async (_, form, headers) => {
    const visitor = await knownBrowser(world)
    const cookie = [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const word =
      '_csrf' in form && form._csrf === true ? { _csrf: visitor.cookies.get('XSRF-TOKEN') ?? '' } : form
    for (const [path, typed] of [
      ['/continue', {}],
      ['/login', { username: 'ana', password }],
    ] as const) {
      const answer = await once(authorizeAt(world).replace('/oauth2/authorize', path), {
        method: 'POST',
        body: new URLSearchParams({ ...typed, ...(word as object) }),
        headers: { cookie, ...headers },
      })
      expect([path, answer.status]).toEqual([path, 400])
      expect(answer.headers.getSetCookie().filter((line) => line.startsWith('cognito='))).toEqual([])
      expect(troubleIn({ html: await answer.text() })).toBe('This page is out of date.')
    }
  })
})
