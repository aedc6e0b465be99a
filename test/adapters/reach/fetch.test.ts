import { readFileSync } from 'node:fs'
import { setGlobalProxyFromEnv } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import type { Json, JsonObject } from '../../../src/model/trigger.ts'
import { given, listen, openOrigin, openWorld } from './open-origin.ts'

describe('a request', () => {
  it('arrives as it was made, and its answer as it was given', async () => {
    const { port, seen } = await openOrigin((_, response) => {
      response.writeHead(
        201,
        'Made',
        [
          ['Set-Cookie', 'a=1'],
          ['Set-Cookie', 'b=2'],
          ['X-Is', 'ü'],
        ].flat(),
      )
      response.end(Buffer.from([0, 127, 128, 255]))
    })
    const { ask } = openWorld()
    const reached = await ask(`http://a.example:${port}/v1/users?name=ana#part`, {
      method: 'post',
      headers: [['Content-Type', 'text/plain']],
      body: '\0\x7f\x80\xff',
    })
    expect(reached).toMatchObject({
      kind: 'fetch',
      what: `POST http://a.example:${port}/v1/users`,
      outcome: '201',
    })
    expect(given(reached)).toMatchObject({
      status: 201,
      statusText: 'Made',
      url: `http://a.example:${port}/v1/users?name=ana`,
      redirected: false,
      body: '\0\x7f\x80\xff',
    })
    const headers = given(reached).headers.filter(([name]) => ['set-cookie', 'x-is'].includes(name))
    expect(headers).toEqual([
      ['set-cookie', 'a=1'],
      ['set-cookie', 'b=2'],
      ['x-is', 'ü'],
    ])
    expect(seen[0]).toMatchObject({ method: 'POST', url: '/v1/users?name=ana', body: '\0\x7f\x80\xff' })
    expect(seen[0]?.headers).toMatchObject({
      'content-type': 'text/plain',
      'content-length': '4',
      host: `a.example:${port}`,
    })
  })

  it('says nothing of the connection that the script would have it say', async () => {
    const { port, seen } = await openOrigin()
    const { ask } = openWorld()
    const headers = [
      ['Host', 'evil.example'],
      ['Connection', 'close, x-mine'],
      ['Content-Length', '400'],
      ['Transfer-Encoding', 'chunked'],
      ['Upgrade', 'h2c'],
      ['Expect', '100-continue'],
      ['Keep-Alive', 'timeout=1'],
      ['Proxy-Authorization', 'Basic eA=='],
      ['Proxy-Connection', 'close'],
      ['TE', 'trailers'],
      ['Trailer', 'x'],
      ['HTTP2-Settings', 'x'],
      ['X-Mine', 'one'],
      ['x-mine', 'two'],
      ['Cookie', 'a=1'],
      ['cookie', 'b=2'],
    ] as const
    expect((await ask(`http://a.example:${port}/`, { method: 'PUT', headers, body: 'x' })).outcome).toBe(
      '200',
    )
    expect({ ...seen[0]?.headers }).toEqual({
      accept: '*/*',
      'accept-encoding': 'gzip, deflate, br',
      connection: 'keep-alive',
      'content-length': '1',
      cookie: 'a=1; b=2',
      host: `a.example:${port}`,
      'user-agent': 'poolwright',
      'x-mine': 'one, two',
    })
    expect(seen[0]?.body).toBe('x')
  })

  it('goes by no proxy that the environment names', async () => {
    const proxy = await openOrigin()
    const { port, seen } = await openOrigin()
    onTestFinished(setGlobalProxyFromEnv({ http_proxy: `http://127.0.0.1:${proxy.port}` }))
    const { ask } = openWorld()
    expect((await ask(`http://a.example:${port}/`)).outcome).toBe('200')
    expect([seen.length, proxy.seen.length]).toEqual([1, 0])
  })

  it.each(['POST', 'PUT', 'PATCH', 'DELETE'])('of %s without a body has none', async (method) => {
    const { port, seen } = await openOrigin()
    const { ask } = openWorld()
    expect((await ask(`http://a.example:${port}/`, { method })).outcome).toBe('200')
    expect(seen[0]).toMatchObject({ method, body: '' })
    expect(seen[0]?.headers['transfer-encoding']).toBeUndefined()
  })

  it.each([
    ['HEAD', 200],
    ['GET', 204],
    ['GET', 304],
  ])(
    'of %s that is answered by %i has no body to read, however long it is said to be',
    async (method, status) => {
      const { port } = await openOrigin((_, response) => {
        response.writeHead(status, status === 204 ? {} : { 'content-length': 9_999_999 }).end()
      })
      const { ask } = openWorld()
      expect(given(await ask(`http://a.example:${port}/`, { method }))).toMatchObject({ status, body: '' })
    },
  )
})

describe('what is not declared', () => {
  it.each([
    ['another method', 'POST', 'http://a.example/v1'],
    ['another host', 'GET', 'http://b.example/v1'],
    ['another path', 'GET', 'http://a.example/v2'],
    ['another port', 'GET', 'http://a.example:81/v1'],
    ['another scheme', 'GET', 'https://a.example/v1'],
  ])('is not asked: %s', async (_, method, url) => {
    const { raw, asked, dialled } = openWorld({ world: true })
    const rules = [{ to: 'GET http://a.example/v1', private: true }]
    const scope = { poolId: 'pool', trigger: 'claims', rules, size: 100 }
    const reached = await raw({ method, url: `${url}?token=secret` }, scope, new AbortController().signal)
    expect(reached).toEqual({
      kind: 'fetch',
      what: `${method} ${url}`,
      outcome: 'ERR_NOT_DECLARED',
      error: {
        name: 'TypeError',
        message: `fetch failed: ${method} ${url} is not among the capabilities of trigger \`claims\``,
        code: 'ERR_NOT_DECLARED',
      },
    })
    expect([...asked, ...dialled]).toEqual([])
  })

  it('is told at no length', async () => {
    const { ask } = openWorld()
    const { what, error } = await ask(`http://b.other/${'x'.repeat(8000)}`)
    expect(what).toBe(`GET http://b.other/${'x'.repeat(241)}…`)
    expect(error?.message).toBe(`fetch failed: ${what} is not among the capabilities of trigger \`claims\``)
  })

  it('is everything where nothing is', async () => {
    const { ask, asked } = openWorld()
    expect((await ask('http://a.example/', {}, { rules: [] })).outcome).toBe('ERR_NOT_DECLARED')
    expect(asked).toEqual([])
  })
})

const requests: readonly (readonly [string, JsonObject, string])[] = [
  ['no URL', { url: null }, 'cannot be read'],
  ['a URL of another type', { url: { toString: 1 } }, 'cannot be read'],
  ['half a URL', { url: '/v1' }, 'cannot be read'],
  ['a URL without end', { url: `http://a.example/${'x'.repeat(8192)}` }, 'at most 8192'],
  ['a file', { url: 'file:///etc/passwd' }, 'only http and https'],
  ['data', { url: 'data:,x' }, 'only http and https'],
  ['a script', { url: 'javascript:1' }, 'only http and https'],
  ['a user', { url: 'http://ana@a.example/' }, 'names a user'],
  ['a password', { url: 'http://:secret@a.example/' }, 'names a user'],
  ['a method of another type', { method: ['GET'] }, 'not one of HTTP'],
  ['two lines of a method', { method: 'GET / HTTP/1.1\r\nHost: evil' }, 'not one of HTTP'],
  ['no method', { method: '' }, 'not one of HTTP'],
  ['CONNECT', { method: 'connect' }, 'CONNECT'],
  ['TRACE', { method: 'TRACE' }, 'TRACE'],
  ['headers of another type', { headers: { a: 'b' } }, 'pairs'],
  ['a header alone', { headers: ['accept'] }, 'pairs'],
  ['a number as a header', { headers: [['accept', 1]] }, 'pairs'],
  ['nothing as a header', { headers: [null] }, 'pairs'],
  ['two lines of a header', { headers: [['accept', 'x\r\nx-more: y']] }, 'character'],
  ['one line end in a header', { headers: [['accept', 'x\ny']] }, 'character'],
  ['a zero in a header', { headers: [['accept', 'x\0']] }, 'character'],
  ['a letter of more than a byte', { headers: [['accept', 'ł']] }, 'character'],
  ['a header of no name', { headers: [['', 'x']] }, 'character'],
  ['a name with a colon', { headers: [['x: y\r\nz', 'x']] }, 'character'],
  ['a name with a space', { headers: [['content-length ', '1']] }, 'character'],
  ['too many headers', { headers: Array.from({ length: 101 }, () => ['x', 'y']) as Json }, 'at most 100'],
  ['headers without end', { headers: [['x', 'y'.repeat(16_385)]] }, '16384'],
  ['a body of another type', { method: 'POST', body: 1 }, 'not of bytes'],
  ['a body of letters', { method: 'POST', body: 'ł' }, 'not of bytes'],
  ['a body where there is none', { body: 'x' }, 'a GET request has no body'],
  ['a body too long', { method: 'POST', body: 'x'.repeat(101) }, '101 bytes, and 100'],
  ['another way to redirect', { redirect: 'always' }, '`redirect`'],
]

it.each(requests)('a script that asks with %s is told so, and nothing is sent', async (_, input, words) => {
  const { raw, asked, dialled } = openWorld({ world: true })
  const rules = [{ to: '* http://a.example/*', private: true }]
  const scope = { poolId: 'pool', trigger: 'claims', rules, size: 100 }
  const { signal } = new AbortController()
  const reached = await raw({ url: 'http://a.example/', ...input }, scope, signal)
  expect(reached.value).toBeUndefined()
  expect(reached.error).toMatchObject({ name: 'TypeError', message: expect.stringContaining(words) })
  expect(JSON.stringify(reached)).not.toContain('secret')
  expect([...asked, ...dialled]).toEqual([])
})

describe('a server', () => {
  const speaks = (text: string) =>
    listen(createServer((socket) => void socket.on('error', () => {}).once('data', () => socket.end(text))))

  it.each([
    ['says something else than HTTP', 'SSH-2.0-OpenSSH\r\n', 'HPE_INVALID_CONSTANT', 'in HTTP'],
    ['says nothing', '', 'ECONNRESET', 'ended the connection'],
    [
      'says half of it',
      'HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nhalf',
      'ECONNRESET',
      'ended the connection',
    ],
    [
      'has no end of headers',
      `HTTP/1.1 200 OK\r\nx: ${'y'.repeat(70_000)}`,
      'HPE_HEADER_OVERFLOW',
      'more headers',
    ],
    [
      'would speak otherwise',
      'HTTP/1.1 101 Switching\r\nconnection: upgrade\r\nupgrade: x\r\n\r\nx',
      'ECONNRESET',
      '',
    ],
    [
      'says two lengths',
      'HTTP/1.1 200 OK\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nab',
      'HPE_UNEXPECTED_CONTENT_LENGTH',
      'in HTTP',
    ],
  ])('that %s is told by a code and a sentence', async (_, text, code, words) => {
    const { port } = await speaks(text)
    const { ask } = openWorld()
    const { error, outcome } = await ask(`http://a.example:${port}/`)
    expect(outcome).toBe(code)
    expect(error).toMatchObject({ name: 'TypeError', code, message: expect.stringContaining(words) })
    expect(error?.message).not.toContain('127.0.0.1')
  })

  it('that is not there is told without where it would be', async () => {
    const { port } = await speaks('')
    const { ask } = openWorld({ names: { 'gone.example': [[]] } })
    // A port that is free, and one that was.
    const [refused, gone] = [await ask('http://a.example:1/'), await ask(`http://gone.example:${port}/`)]
    expect(refused.error?.message).toBe('fetch failed: `a.example:1` refuses the connection')
    expect(gone.error?.message).toBe(`fetch failed: \`gone.example:${port}\` is a name that leads nowhere`)
  })
})

describe('a server with a certificate', () => {
  const fixture = (name: string) =>
    readFileSync(join(import.meta.dirname, '../../fixtures/tls', name), 'utf8')
  const cert = fixture('certificate.pem')
  const openSafe = async () => {
    const names: unknown[] = []
    const server = createTlsServer({ cert, key: fixture('key.pem') }, (request, response) => {
      names.push((request.socket as { servername?: unknown }).servername)
      response.end('safe')
    })
    return { ...(await listen(server)), names }
  }
  const trusted = () => {
    const before = getCACertificates('default')
    setDefaultCACertificates([...before, cert])
    onTestFinished(() => setDefaultCACertificates(before))
  }
  const rules = { rules: [{ to: 'GET https://*.example/', private: true }] }

  it('is told the name that was asked for, and its certificate read by it', async () => {
    trusted()
    const { port, names } = await openSafe()
    const { ask } = openWorld()
    expect(given(await ask(`https://safe.example:${port}/`, {}, rules)).body).toBe('safe')
    expect(names).toEqual(['safe.example'])
  })

  it('that is of another name is refused', async () => {
    trusted()
    const { port, names } = await openSafe()
    const { ask } = openWorld()
    expect((await ask(`https://other.example:${port}/`, {}, rules)).outcome).toBe(
      'ERR_TLS_CERT_ALTNAME_INVALID',
    )
    expect(names).toEqual([])
  })

  it('that nobody known has signed is refused, whatever the environment says', async () => {
    vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0')
    onTestFinished(() => void vi.unstubAllEnvs())
    const { port, names } = await openSafe()
    const { ask } = openWorld()
    const { outcome, error } = await ask(`https://safe.example:${port}/`, {}, rules)
    expect(outcome).toBe('DEPTH_ZERO_SELF_SIGNED_CERT')
    expect(error?.message).toContain('nobody known has signed')
    expect(names).toEqual([])
  })

  it('is checked for its addresses first', async () => {
    const { port, connections } = await openSafe()
    const { ask } = openWorld()
    const open = { rules: [{ to: 'GET https://*.example/', private: false }] }
    expect((await ask(`https://safe.example:${port}/`, {}, open)).outcome).toBe('ERR_PRIVATE_ADDRESS')
    expect(connections()).toBe(0)
  })
})
