import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  authorizeAt,
  callback,
  knownBrowser,
  knownShop,
  once,
  password,
  toldIn,
  type Shop,
} from './known-world.ts'
import { titleOf } from './questions-world.ts'

let world: Shop
beforeAll(async () => {
  world = await knownShop()
})
afterAll(() => world.stop())

const evil = 'https://evil.example'
/** Where a request to authorize leads, at first. */
async function leads(more: Readonly<Record<string, string>>, cookie = '') {
  const answer = await once(authorizeAt(world, 'web', more), { headers: { cookie } })
  return { status: answer.status, to: answer.headers.get('location') ?? '' }
}

describe('the authorize endpoint', () => {
  it('leads to the sign-in page with everything that the app has said', async () => {
    const { status, to } = await leads({ state: 'a b&c', nonce: 'n', lang: 'ko', login_hint: 'ana' })
    expect(status).toBe(302)
    const url = new URL(to, world.domain)
    expect(url.pathname).toBe('/shop/login')
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      client_id: world.client('web'),
      state: 'a b&c',
      nonce: 'n',
      lang: 'ko',
      login_hint: 'ana',
    })
  })

  it('fills in whom the app expects, and says so in the language that it wants', async () => {
    const page = await world.browser().go(authorizeAt(world, 'web', { lang: 'ko', login_hint: 'ana' }))
    expect(titleOf(page)).toBe('로그인')
    expect(page.html).toContain('value="ana"')
  })

  it.each([
    ['another host', `${evil}/callback`],
    ['a longer host', `https://shop.example.com.evil.example/callback`],
    ['a user before the host', 'https://shop.example.com@evil.example/callback'],
    ['the address itself as a user', `${callback}@evil.example`],
    ['something behind it', `${callback}/..//evil.example`],
    ['a query', `${callback}?next=${evil}`],
    ['a slash at its end', `${callback}/`],
    ['another case', callback.replace('callback', 'Callback')],
    ['a host in capitals', callback.replace('shop.example.com', 'SHOP.example.com')],
    ['an encoded dot', 'https://shop%2eexample.com/callback'],
    ['an encoded slash', 'https://shop.example.com%2fcallback'],
    ['an address encoded twice', encodeURIComponent(callback)],
    ['plain HTTP', callback.replace('https', 'http')],
    ['no scheme', '//shop.example.com/callback'],
    ['a backslash', 'https://shop.example.com\\@evil.example/callback'],
    ['a fragment', `${callback}#fragment`],
    ['a tab in it', 'https://shop.example.com/call\tback'],
    ['a line in it', `${callback}\r\nlocation: ${evil}`],
    ['a script', 'javascript:alert(document.domain)//https://shop.example.com/callback'],
    ['data', 'data:text/html,<script>alert(1)</script>'],
    ['an address of another app of the pool', 'https://other.example.com/callback'],
    ['another scheme of an app', 'myapp2://callback'],
    ['no address', ''],
  ])('sends nobody to %s, and says so on a page', async (_, redirect_uri) => {
    const { status, to } = await leads({ redirect_uri })
    const query = new URLSearchParams({ error: 'redirect_mismatch', client_id: world.client('web') })
    expect([status, to]).toEqual([302, `/shop/error?${query}`])
  })

  it.each([
    ['of nobody', 'nobody'],
    ['of another pool', 'classic'],
  ])('sends nobody anywhere for a client %s', async (_, who) => {
    const client_id = who === 'classic' ? world.server.clientId('classic', 'web') : who
    expect((await leads({ client_id })).to).toBe(`/shop/error?error=invalid_request&client_id=${client_id}`)
  })

  it('believes neither of two addresses, in whichever order', async () => {
    for (const pair of [
      [callback, evil],
      [evil, callback],
    ]) {
      const query = new URLSearchParams({ client_id: world.client('web'), response_type: 'code' })
      for (const each of pair) query.append('redirect_uri', each)
      const answer = await once(`${world.domain}/oauth2/authorize?${query}`)
      expect(answer.headers.get('location')).toMatch(/^\/shop\/error\?error=invalid_request/)
    }
  })

  it.each([
    ['no response type', 'invalid_request', { response_type: '' }],
    ['a response type of another protocol', 'invalid_request', { response_type: 'id_token' }],
    ['a scope that the pool has not got', 'invalid_scope', { scope: 'openid everything' }],
    ['a challenge without a method', 'invalid_request', { code_challenge: 'a'.repeat(43) }],
    ['a wish that nobody knows', 'invalid_request', { prompt: 'please' }],
    ['two wishes that cannot both be', 'invalid_request', { prompt: 'none login' }],
    ['an age that is none', 'invalid_request', { max_age: '-1' }],
  ])('tells the app of %s, with the state as it came', async (_, error, more) => {
    expect(await leads({ state: 'x"><script>&=#', ...more })).toEqual({
      status: 302,
      to: `${callback}?${new URLSearchParams({ error, state: 'x"><script>&=#' })}`,
    })
  })

  it('answers a custom scheme of an app, and nothing gets into the address as it is', async () => {
    const { to } = await leads({
      redirect_uri: 'myapp://callback',
      prompt: 'none',
      state: '\r\nset-cookie: a=b',
    })
    expect(to).toBe('myapp://callback?error=login_required&state=%0D%0Aset-cookie%3A+a%3Db')
  })

  it('is for GET alone', async () => {
    expect((await once(authorizeAt(world), { method: 'POST' })).status).toBe(404)
  })

  it('gives tokens at once where the app asks for them, behind `#` and to be read by nobody else', async () => {
    const visitor = world.browser()
    const page = await visitor.go(
      authorizeAt(world, 'web', { response_type: 'token', nonce: 'n', state: 's' }),
    )
    const done = await visitor.send(page, { username: 'ana', password })
    expect(new URL(done.url).search).toBe('')
    expect(toldIn(done)).toEqual({
      id_token: expect.any(String),
      access_token: expect.any(String),
      token_type: 'Bearer',
      expires_in: '3600',
      state: 's',
    })
  })

  it('gives no second code for the same answer, nor one app the code of another', async () => {
    const visitor = await knownBrowser(world)
    const { to } = await leads({ prompt: 'none' }, `cognito=${visitor.cookies.get('cognito')}`)
    const code = new URL(to).searchParams.get('code') ?? ''
    const redeem = async (client_id: string, redirect_uri: string) => {
      const body = new URLSearchParams({ grant_type: 'authorization_code', code, client_id, redirect_uri })
      return (await (await fetch(`${world.domain}/oauth2/token`, { method: 'POST', body })).json()) as object
    }
    expect(await redeem(world.client('other'), callback)).toEqual({ error: 'invalid_grant' })
    expect(await redeem(world.client('web'), callback)).toEqual({ error: 'invalid_grant' })
  })
})

describe('the error page', () => {
  it.each([
    ['redirect_mismatch', 400, 'This app cannot be opened from here'],
    ['invalid_request', 400, 'This link does not work'],
    ['unauthorized_client', 400, 'This app may not sign people in this way'],
    ['server_error', 500, 'Something went wrong on our side'],
    ['other', 400, 'Something went wrong'],
    ['constructor', 400, 'Something went wrong'],
    ['<script>alert(1)</script>', 400, 'Something went wrong'],
    ['', 400, 'Something went wrong'],
  ])('says in words what %s is', async (error, status, title) => {
    const page = await world.browser().go(`${world.domain}/error?${new URLSearchParams({ error })}`)
    expect([page.status, titleOf(page)]).toEqual([status, title])
    expect(page.html).not.toContain('<script')
  })

  it('is there in Korean, and where somebody is led who cannot be sent back', async () => {
    const page = await world.browser().go(authorizeAt(world, 'web', { redirect_uri: evil }))
    expect([page.status, titleOf(page)]).toEqual([400, 'This app cannot be opened from here'])
    const korean = await world.browser({ 'accept-language': 'ko' }).go(page.url)
    expect(titleOf(korean)).toBe('여기에서는 이 앱을 열 수 없습니다')
  })

  it('repeats no words of its address, in whichever place of the page', async () => {
    const words = 'You have won: call 0900-EVIL "><img src=x onerror=alert(1)>'
    const query = new URLSearchParams({
      error: words,
      error_description: words,
      client_id: words,
      state: words,
    })
    const { html } = await world.browser().go(`${world.domain}/error?${query}`)
    expect(html).not.toContain('<img src=x')
    // The links to other languages keep the address, and nothing else says any of it.
    expect(html.replaceAll(/href="\?[^"]*"/g, '')).not.toMatch(/won|EVIL/)
  })
})

describe('whoever runs the app', () => {
  it.each<[string, string, Readonly<Record<string, string>>, string]>([
    [
      'authorize',
      'OAuth2_Authorize_GET',
      { redirect_uri: evil },
      'redirect_mismatch: redirect_uri is no callback of the client',
    ],
    ['authorize', 'OAuth2_Authorize_GET', { response_type: 'both' }, 'response_type is not code or token'],
    [
      'logout',
      'Logout_GET',
      { logout_uri: evil },
      'redirect_mismatch: logout_uri is no address for signing out of the client',
    ],
  ])('finds among the requests why one to %s was refused', async (where, operation, more, message) => {
    const at = authorizeAt(world, 'web', { state: 'of the app alone', ...more })
    await once(where === 'logout' ? at.replace('/oauth2/authorize', '/logout') : at)
    const { url, ready } = world.server
    const headers = { authorization: `Bearer ${ready.token}` }
    const runs = await (await fetch(`${url}/_poolwright/api/runs?limit=1`, { headers })).text()
    expect(runs).toContain(operation)
    expect(runs).toContain(message)
    expect(runs).not.toContain('of the app alone')
  })
})
