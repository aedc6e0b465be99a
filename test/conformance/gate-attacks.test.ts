import { createHmac, createPublicKey } from 'node:crypto'
import { connect } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { poolId } from '../../src/config/ids.ts'
import { said, written } from './gate-signing.ts'
import { home, openWorld, type World } from './gate-world.ts'

let world: World
let tokens: Awaited<ReturnType<World['tokens']>>
beforeAll(async () => {
  world = await openWorld()
  tokens = await world.tokens('shop', 'web')
}, 60_000)
afterAll(() => world?.close())
beforeEach(() => {
  world.behind.heard.length = 0
})

const smuggled = 'GET /smuggled HTTP/1.1\r\nHost: a\r\nX-Poolwright-Principal: root\r\n\r\n'
const chunked = (body: string) => `${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`

describe('a request that holds another', () => {
  it.each(['GET', 'HEAD', 'DELETE', 'OPTIONS', 'PATCH'])(
    'goes on as one where it is the body of a %s, whatever its frame',
    async (method) => {
      const target = '/anything/a'
      const head = { host: 'gate' }
      const coded = { ...head, 'transfer-encoding': 'chunked' }
      await world.raw('api', written(method, target, coded, chunked(smuggled)))
      await world.raw('api', written(method, target, head, smuggled))
      expect(world.behind.lines()).toEqual([`${method} ${target}`, `${method} ${target}`])
      expect(world.behind.heard.map(({ body }) => body.toString())).toEqual([smuggled, smuggled])
    },
  )

  it.each([
    ['two frames', { 'content-length': '4', 'transfer-encoding': 'chunked' }, 400],
    ['two lengths', { 'content-length': '4', 'Content-Length': '5' }, 400],
    ['a length that is none', { 'content-length': '+4' }, 400],
    ['a coding that is no frame', { 'transfer-encoding': 'identity' }, 400],
    ['a coding after the frame', { 'transfer-encoding': 'chunked, identity' }, 400],
    ['a coding before the frame', { 'transfer-encoding': 'gzip, chunked' }, 501],
    ['a frame in another spelling', { 'transfer-encoding': 'xchunked' }, 400],
    ['two frames in two headers', { 'transfer-encoding': 'chunked', 'Transfer-Encoding': 'x' }, 400],
    ['a header over two lines', { a: 'b\r\n transfer-encoding: chunked' }, 400],
    ['a header before a blank', { 'transfer-encoding ': 'chunked' }, 400],
    ['more headers than anybody reads', { a: 'b'.repeat(20_000) }, 431],
  ])('is refused with %s', async (_, headers, status) => {
    const answer = await world.raw(
      'api',
      written('POST', '/anything/a', { host: 'gate', ...headers }, '0\r\n\r\n'),
    )
    expect(said(answer)).toBe(String(status))
    expect(world.behind.heard).toEqual([])
  })

  it("is one where it asks for another protocol, and what follows is nobody's", async () => {
    const upgrade = {
      host: 'gate',
      upgrade: 'h2c',
      connection: 'close, upgrade, http2-settings',
      'http2-settings': 'x',
    }
    const answer = await world.raw('api', written('POST', '/anything/a', upgrade, 'body') + smuggled)
    expect(answer.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 200'])
    const [first, ...more] = world.behind.heard
    const { headers = {}, body = '' } = first ?? {}
    expect([
      body.toString(),
      headers.upgrade,
      headers.connection,
      Object.keys(headers).includes('http2-settings'),
      more,
    ]).toEqual(['body', undefined, 'keep-alive', false, []])
    expect(await world.raw('api', 'CONNECT /open HTTP/1.1\r\nHost: gate\r\n\r\n')).toBe('')
  })

  it('is given up with its sender, and nobody is blamed for that', async () => {
    const { hostname, port } = new URL(world.urlOf('api'))
    const socket = connect(Number(port), hostname === 'localhost' ? '127.0.0.1' : hostname)
    socket.write(written('GET', '/anything/for-ever', { host: 'gate' }))
    await expect.poll(() => world.behind.heard.length).toBe(1)
    socket.destroy()
    await expect.poll(() => world.behind.left).toEqual(['/anything/for-ever'])
    expect(said(await world.raw('api', written('GET', '/open', { host: 'gate' })))).toBe('200')
    expect(world.lines.filter(({ level }) => level !== 'debug')).toEqual([])
  })

  it('tells the server behind nothing in the name of the gate, nor of another', async () => {
    const forged = {
      host: 'gate',
      'X-Poolwright-Principal': 'root',
      x_poolwright_subject: 'root',
      'x.poolwright-identity-id': 'root',
      'X-HTTP-Method-Override': 'DELETE',
      'X-Original-URL': '/admin',
      'X-Forwarded-Host': 'admin',
      'X-Forwarded-For': '10.0.0.1',
      connection: 'close, accept',
      accept: 'text/html',
    }
    await world.raw('api', written('GET', '/open', forged))
    const { host, connection: _, ...headers } = world.behind.heard[0]?.headers ?? {}
    expect(headers).toEqual({ 'x-forwarded-for': '127.0.0.1' })
    expect(host).toBe(`127.0.0.1:${world.behind.port}`)
  })
})

describe('a path that is not what it seems', () => {
  it.each([
    ['/admin', 401],
    ['/admin/', 401],
    ['/admin/x', 401],
    ['/%61dmin', 401],
    ['/%61%64min/x', 401],
    ['/admin?x', 401],
    ['/admin#x', 400],
    ['/x#/../admin', 400],
    ['//admin', 400],
    ['/x/../admin', 400],
    ['/x/%2e%2e/admin', 400],
    ['/x/..%2fadmin', 400],
    ['/x/..;/admin', 400],
    ['/admin;x', 400],
    ['/admin%2f', 400],
    ['/admin%5c', 400],
    ['/admin\\', 400],
    ['/./admin', 400],
    ['/admin%00', 400],
    ['/admin%', 400],
    ['http://127.0.0.1/admin', 400],
    ['*', 400],
    ['admin', 400],
  ])('%s does not reach what a token is asked for', async (target, status) => {
    expect(said(await world.raw('orders', written('GET', target, { host: 'gate' })))).toBe(String(status))
    expect(world.behind.heard).toEqual([])
  })

  it.each(['get', 'TRACE', 'PURGE'])('is asked for by %s, too', async (method) => {
    const answer = said(await world.raw('orders', written(method, '/admin', { host: 'gate' })))
    expect(['400', '401']).toContain(answer)
    expect(world.behind.heard).toEqual([])
  })
})

describe('a token that is not what it seems', () => {
  const mine = async (token: string, path = '/mine') => {
    const answer = await fetch(`${world.urlOf('api')}${path}`, {
      headers: { authorization: `Bearer ${token}` },
    })
    return answer.status
  }
  const parts = (token: string) => token.split('.') as [string, string, string]
  const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')

  it('is not taken without a signature, or with one that anybody can make', async () => {
    const [header, payload, signature] = parts(tokens.AccessToken)
    const { kid } = JSON.parse(Buffer.from(header, 'base64url').toString()) as { kid: string }
    const jwks = (await (
      await fetch(`${world.app.url}/${poolId(home, 'shop')}/.well-known/jwks.json`)
    ).json()) as { keys: { kid: string }[] }
    const key = jwks.keys.find((one) => one.kid === kid)
    const pem = createPublicKey({ key: key as never, format: 'jwk' }).export({ type: 'spki', format: 'pem' })
    const hmac = (head: string, secret: string | Buffer) =>
      `${head}.${payload}.${createHmac('sha256', secret).update(`${head}.${payload}`).digest('base64url')}`
    expect(await mine(tokens.AccessToken)).toBe(200)
    for (const forged of [
      `${encoded({ alg: 'none' })}.${payload}.`,
      `${encoded({ alg: 'none', kid })}.${payload}.${signature}`,
      hmac(encoded({ alg: 'HS256', kid }), pem),
      hmac(encoded({ alg: 'HS256', kid }), JSON.stringify(key)),
      `${encoded({ alg: 'RS256', kid: 'another' })}.${payload}.${signature}`,
      `${encoded({ alg: 'RS256', kid, jku: 'https://evil.example/jwks.json' })}.${payload}.${signature}`,
      `${header}.${encoded({ sub: 'root' })}.${signature}`,
      `${header}.${payload}.${signature}=`,
    ])
      expect([forged.slice(0, 40), await mine(forged)]).toEqual([forged.slice(0, 40), 401])
  })

  it('is not taken from another pool, another client, or for scopes that it has not', async () => {
    const { AccessToken: partner, IdToken: partnerId } = await world.tokens('partners', 'web')
    const { AccessToken: other, IdToken: otherId } = await world.tokens('shop', 'other')
    for (const token of [partner, partnerId, other, otherId]) expect(await mine(token)).toBe(401)
    expect(await mine(tokens.IdToken)).toBe(200)
    expect(await mine(tokens.IdToken, '/scoped')).toBe(403)
    expect(await mine(tokens.AccessToken, '/scoped')).toBe(200)
  })
})
