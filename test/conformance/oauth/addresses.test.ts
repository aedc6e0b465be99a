import { request, type IncomingHttpHeaders } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { authorizeAt, bye, callback, knownShop, password, type Shop } from './known-world.ts'

interface Answer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

/** Asks a server by another name than its own, as a browser does that takes `*.localhost` for this machine. */
function askAs(
  { server }: Shop,
  host: string,
  path: string,
  { headers = {}, form }: { readonly headers?: Record<string, string>; readonly form?: object } = {},
): Promise<Answer> {
  const { port } = new URL(server.url)
  const body = form && new URLSearchParams({ ...form }).toString()
  return new Promise((done, fail) => {
    const sent = request(
      {
        host: '127.0.0.1',
        port,
        path,
        method: body === undefined ? 'GET' : 'POST',
        headers: {
          host: `${host}:${port}`,
          ...(body !== undefined && { 'content-type': 'application/x-www-form-urlencoded' }),
          ...headers,
        },
      },
      (response) => {
        let text = ''
        response.setEncoding('utf8').on('data', (part: string) => (text += part))
        response.on('end', () =>
          done({ status: response.statusCode ?? 0, headers: response.headers, body: text }),
        )
      },
    )
    sent.on('error', fail)
    sent.end(body)
  })
}

const cookiesIn = ({ headers }: Answer) => headers['set-cookie'] ?? []
const valueOf = (lines: readonly string[], name: string) =>
  lines.find((line) => line.startsWith(`${name}=`))?.split(/[=;]/)[1] ?? ''

/** Signs somebody in, step by step, at the domain that lies under `base` of a host. */
async function signIn(world: Shop, host: string, base: string) {
  const query = new URL(authorizeAt(world, 'web', { state: 's' })).search
  const asked = await askAs(world, host, `${base}/oauth2/authorize${query}`)
  const page = await askAs(world, host, asked.headers.location ?? '')
  const word = valueOf(cookiesIn(page), 'XSRF-TOKEN')
  const done = await askAs(world, host, asked.headers.location ?? '', {
    headers: { cookie: `XSRF-TOKEN=${word}` },
    form: { username: 'ana', password, _csrf: word },
  })
  return { asked, page, done }
}

describe('the domain of a pool', () => {
  let world: Shop
  beforeAll(async () => {
    world = await knownShop()
  })
  afterAll(() => world.stop())

  it.each([
    ['on its own host', 'shop.auth.localhost', '', '/'],
    ['on the host that it has at AWS', 'shop.auth.us-east-1.amazoncognito.com', '', '/'],
    ['on the server’s own', 'localhost', '/shop', '/shop'],
  ])('is the same %s', async (_, host, base, path) => {
    const { asked, page, done } = await signIn(world, host, base)
    expect(asked.headers.location).toMatch(`${base}/login?`)
    expect(page.status).toBe(200)
    expect(done.headers.location).toMatch(`${callback}?code=`)
    expect(cookiesIn(done).find((line) => line.startsWith('cognito='))).toMatch(
      new RegExp(`Max-Age=3600; Path=${path}; HttpOnly; SameSite=Lax$`),
    )
    const out = await askAs(world, host, `${base}/logout?client_id=${world.client('web')}&logout_uri=${bye}`)
    expect(out.headers.location).toBe(bye)
  })

  it.each([
    ['on its own host', 'shop.auth.localhost', '', '한국어'],
    ['on the server’s own', 'localhost', '/shop', '한국어'],
    ['but of no domain', 'localhost', '', 'This link cannot be used'],
  ])('answers a link that cannot be used by a page of its own, %s', async (_, host, base, says) => {
    const page = await askAs(world, host, `${base}/confirmUser?client_id=x&user_name=y&confirmation_code=1`)
    expect([page.status, page.body.includes(says)]).toEqual([400, true])
  })

  it.each(['nobody.auth.localhost', 'shop.auth.evil.example', 'evil.example', 'shop', 'localhost'])(
    'is not on the host %s',
    async (host) => {
      expect(
        (await askAs(world, host, new URL(authorizeAt(world)).search && '/login?client_id=x')).status,
      ).toBe(404)
    },
  )

  it('takes nobody’s word for where it is', async () => {
    const headers = {
      'x-forwarded-host': 'evil.example',
      'x-forwarded-proto': 'https',
      'x-forwarded-for': '203.0.113.9',
      'x-forwarded-prefix': '/evil',
      forwarded: 'host=evil.example;proto=https',
      'x-original-url': '/evil',
    }
    const query = new URL(authorizeAt(world)).search
    const asked = await askAs(world, 'localhost', `/shop/oauth2/authorize${query}`, { headers })
    expect(asked.headers.location).toMatch(/^\/shop\/login\?/)
    const page = await askAs(world, 'localhost', asked.headers.location ?? '', { headers })
    expect(`${page.body}${JSON.stringify(page.headers)}`).not.toContain('evil')
    expect(cookiesIn(page).join()).not.toContain('Secure')
  })
})

describe('the domain of a pool behind a proxy', () => {
  let world: Shop
  beforeAll(async () => {
    world = await knownShop(['--memory', '--public-url', 'https://id.example.com/auth'])
  })
  afterAll(() => world.stop())

  it('is where callers reach it, in every document', async () => {
    const answer = await fetch(`${world.issuer}/.well-known/openid-configuration`)
    const issuer = `https://id.example.com/auth/${world.UserPoolId}`
    expect(await answer.json()).toMatchObject({
      issuer,
      jwks_uri: `${issuer}/.well-known/jwks.json`,
      authorization_endpoint: 'https://id.example.com/auth/shop/oauth2/authorize',
      token_endpoint: 'https://id.example.com/auth/shop/oauth2/token',
      end_session_endpoint: 'https://id.example.com/auth/shop/logout',
    })
  })

  it.each([
    [
      'below the path that the proxy has it under',
      'id.example.com',
      '/shop',
      '/auth',
      '/auth/shop',
      '__Secure-',
    ],
    ['on a host of its own', 'shop.auth.localhost', '', '', '/', '__Host-'],
  ])('leads on %s, by cookies that only TLS carries', async (_, host, base, cut, path, prefix) => {
    const query = new URL(authorizeAt(world)).search
    const asked = await askAs(world, host, `${base}/oauth2/authorize${query}`)
    expect(asked.headers.location).toMatch(`${cut}${base}/login?`)
    // The proxy takes its own path away.
    const at = (asked.headers.location ?? '').slice(cut.length)
    const page = await askAs(world, host, at)
    const word = valueOf(cookiesIn(page), `${prefix}XSRF-TOKEN`)
    const form = { username: 'ana', password, _csrf: word }
    const send = (name: string) => askAs(world, host, at, { headers: { cookie: `${name}=${word}` }, form })
    expect((await send('XSRF-TOKEN')).status).toBe(400)
    const done = await send(`${prefix}XSRF-TOKEN`)
    expect(done.headers.location).toMatch(`${callback}?code=`)
    const spoken = await askAs(world, host, `${at}&lang=ko`)
    const all = [page, done, spoken].flatMap(cookiesIn)
    expect(all.every((line) => line.startsWith(prefix))).toBe(true)
    const tongue = valueOf(cookiesIn(spoken), `${prefix}lang`)
    const next = await askAs(world, host, at, { headers: { cookie: `${prefix}lang=${tongue}` } })
    expect(next.body).toContain('lang="ko" dir')
    for (const line of all) expect(line).toMatch(new RegExp(`Path=${path}; HttpOnly; Secure; SameSite=Lax$`))

    const kept = valueOf(cookiesIn(done), `${prefix}cognito`)
    const known = await askAs(world, host, `${base}/continue${query}`, {
      headers: { cookie: `${prefix}cognito=${kept}` },
    })
    expect(known.body).toContain('Continue as ana')
    // A cookie of that content and another name is one that somebody on the way, or a neighbour, may have planted.
    for (const planted of ['cognito', '__Secure-cognito', '__Host-cognito'].filter(
      (name) => name !== `${prefix}cognito`,
    )) {
      const headers = { cookie: `${planted}=${kept}` }
      expect((await askAs(world, host, `${base}/continue${query}`, { headers })).status).toBe(302)
    }
  })
})
