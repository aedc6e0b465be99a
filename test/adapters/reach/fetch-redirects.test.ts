import { describe, expect, it } from 'vitest'
import { given, openOrigin, openWorld } from './open-origin.ts'
import type { Origin } from './open-origin.ts'

const anything = [{ to: '* http://*.example/*', private: true }]

/** A server that sends `/` on, and answers everything else. */
const sendsOn = (status: number, location: (port: number) => string | undefined): Promise<Origin> => {
  const origin = openOrigin(async (request, response) => {
    const { port } = await origin
    const to = location(port)
    if (request.url === '/') response.writeHead(status, to === undefined ? {} : { location: to }).end('moved')
    else response.end('there')
  })
  return origin
}

it.each([
  [301, 'GET', 'GET', ''],
  [301, 'POST', 'GET', ''],
  [302, 'POST', 'GET', ''],
  [302, 'PUT', 'PUT', 'body'],
  [303, 'POST', 'GET', ''],
  [303, 'DELETE', 'GET', ''],
  [303, 'HEAD', 'HEAD', ''],
  [307, 'POST', 'POST', 'body'],
  [308, 'PATCH', 'PATCH', 'body'],
])('a %i to %s is followed by %s', async (status, method, next, body) => {
  const { port, seen } = await sendsOn(status, () => '/there?a=b')
  const { ask } = openWorld()
  const headers = [
    ['content-type', 'text/plain'],
    ['authorization', 'Bearer x'],
  ] as const
  const bodyless = method === 'GET' || method === 'HEAD'
  const reached = await ask(`http://a.example:${port}/#part`, {
    method,
    headers,
    ...(!bodyless && { body: 'body' }),
  })
  expect(reached.what).toBe(`${method} http://a.example:${port}/`)
  expect(given(reached)).toMatchObject({
    status: 200,
    url: `http://a.example:${port}/there?a=b`,
    redirected: true,
  })
  expect(seen[1]).toMatchObject({ method: next, url: '/there?a=b', body })
  expect(seen[1]?.headers['authorization']).toBe('Bearer x')
  expect(seen[1]?.headers['content-type']).toBe(method !== next ? undefined : 'text/plain')
})

it.each([
  ['a redirect without a place', 302, undefined],
  ['not modified', 304, '/there'],
  ['several choices', 300, '/there'],
  ['an answer that names a place', 201, '/there'],
])('%s is given as it is', async (_, status, location) => {
  const { port, seen } = await sendsOn(status, () => location)
  const { ask } = openWorld()
  expect(given(await ask(`http://a.example:${port}/`))).toMatchObject({ status, redirected: false })
  expect(seen).toHaveLength(1)
})

it('gives the redirect itself to whom it may concern', async () => {
  const { port, seen } = await sendsOn(302, () => 'http://evil.example/')
  const { ask } = openWorld()
  const answer = given(await ask(`http://a.example:${port}/`, { redirect: 'manual' }))
  expect(answer).toMatchObject({ status: 302, body: 'moved', redirected: false })
  expect(answer.headers).toContainEqual(['location', 'http://evil.example/'])
  expect(seen).toHaveLength(1)
})

it('fails where no redirect was to come', async () => {
  const { port, seen } = await sendsOn(302, () => '/there')
  const { ask } = openWorld()
  expect((await ask(`http://a.example:${port}/`, { redirect: 'error' })).outcome).toBe('ERR_REDIRECT')
  expect(seen).toHaveLength(1)
})

it('follows five and no more', async () => {
  const { port, seen } = await openOrigin((request, response) => {
    const left = Number(request.url?.slice(1))
    if (left) response.writeHead(302, { location: `/${left - 1}` }).end()
    else response.end('there')
  })
  const { ask } = openWorld()
  expect(given(await ask(`http://a.example:${port}/5`)).body).toBe('there')
  expect((await ask(`http://a.example:${port}/6`)).outcome).toBe('ERR_REDIRECT')
  expect(seen).toHaveLength(12)
})

describe('a redirect', () => {
  it.each([
    ['to a host that is not declared', 'GET', 'http://evil.example:PORT/', 'ERR_NOT_DECLARED'],
    ['to a port that is not', 'GET', 'http://a.example:1/', 'ERR_NOT_DECLARED'],
    ['to a path that is not', 'GET', '/admin', 'ERR_NOT_DECLARED'],
    ['to a path that is not, from the side', 'GET', '/open/..%2fadmin', 'ERR_NOT_DECLARED'],
    ['to a scheme that is not', 'GET', 'https://a.example:PORT/open/', 'ERR_NOT_DECLARED'],
    ['by a method that is not', 'POST', '/open/', 'ERR_NOT_DECLARED'],
    ['to loopback', 'GET', 'http://127.0.0.1:PORT/open/', 'ERR_NOT_DECLARED'],
    ['to a name that leads to loopback', 'GET', 'http://inside.example:PORT/open/', 'ERR_PRIVATE_ADDRESS'],
    ['to loopback that is declared as public', 'GET', 'http://127.0.0.2:PORT/open/', 'ERR_PRIVATE_ADDRESS'],
    ['to the cloud below', 'GET', 'http://169.254.169.254/latest/meta-data/', 'ERR_NOT_DECLARED'],
    ['with a user', 'GET', 'http://ana@a.example:PORT/open/', 'ERR_INVALID_REQUEST'],
    ['to a file', 'GET', 'file:///etc/passwd', 'ERR_INVALID_REQUEST'],
    ['to a script', 'GET', 'javascript:1', 'ERR_INVALID_REQUEST'],
    ['to nowhere', 'GET', 'http://', 'ERR_REDIRECT'],
  ])('%s is not followed', async (_, method, location, code) => {
    const { port, seen } = await sendsOn(302, (own) => location.replace('PORT', `${own}`))
    const names = { 'a.example': [['9.9.9.9']], 'inside.example': [['127.0.0.1']] }
    const { ask, dialled } = openWorld({ names, world: true })
    const rules = [
      { to: `${method} http://a.example:${port}/`, private: false },
      { to: `${method === 'GET' ? 'GET' : 'PUT'} http://a.example:${port}/open/*`, private: false },
      { to: `GET http://inside.example:${port}/open/`, private: false },
      { to: `GET http://127.0.0.2:${port}/open/`, private: false },
    ]
    const { outcome, error } = await ask(`http://a.example:${port}/`, { method }, { rules })
    expect(outcome).toBe(code)
    expect(error?.message).not.toContain('ana')
    expect(seen).toHaveLength(1)
    expect(dialled).toEqual(['9.9.9.9'])
  })

  it('to another origin takes no credentials along', async () => {
    const there = await openOrigin()
    const { port } = await sendsOn(307, () => `http://b.example:${there.port}/there`)
    const { ask } = openWorld()
    const headers = [
      ['Authorization', 'Bearer x'],
      ['Cookie', 'a=1'],
      ['X-Kept', 'yes'],
      ['Content-Type', 'text/plain'],
    ] as const
    const rules = [
      { to: `POST http://a.example:${port}/`, private: true },
      { to: `POST http://b.example:${there.port}/there`, private: true },
    ]
    const reached = await ask(
      `http://a.example:${port}/`,
      { method: 'POST', headers, body: 'body' },
      { rules },
    )
    expect(given(reached)).toMatchObject({ url: `http://b.example:${there.port}/there`, body: 'hello' })
    expect(there.seen[0]).toMatchObject({
      body: 'body',
      headers: { 'x-kept': 'yes', 'content-type': 'text/plain' },
    })
    expect(there.seen[0]?.headers).not.toHaveProperty('authorization')
    expect(there.seen[0]?.headers).not.toHaveProperty('cookie')
    expect(there.seen[0]?.headers.host).toBe(`b.example:${there.port}`)
  })

  it('is followed at once, however long what it says is, and its connection ended', async () => {
    const closed = Promise.withResolvers<void>()
    const { port } = await openOrigin((request, response) => {
      if (request.url !== '/') return void response.end('there')
      request.socket.on('close', () => closed.resolve())
      response.writeHead(302, { location: '/there' })
      const flood = () => {
        while (response.write('x'.repeat(65_536)));
      }
      response.on('drain', flood)
      flood()
    })
    const { ask } = openWorld()
    expect(given(await ask(`http://a.example:${port}/`, {}, { rules: anything, size: 100 })).body).toBe(
      'there',
    )
    await closed.promise
  })
})
