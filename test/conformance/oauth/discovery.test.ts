import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { programs, send, type Programs } from './programs.ts'

let world: Programs
beforeAll(async () => void (world = await programs()))
afterAll(() => world.stop())

/** The three addresses of a pool: that of its issuer, its domain on this server's address, and on a host of its own. */
const places = ['issuer', 'path', 'host'] as const

function ask(place: (typeof places)[number], path: string, init: Parameters<typeof send>[1] = {}) {
  const { server, issuer, domain } = world
  const { port, host } = new URL(server.url)
  const base = { issuer, path: domain, host: server.url }[place]
  const headers = { host: place === 'host' ? `shop.auth.localhost:${port}` : host, ...init.headers }
  return send(`${base}${path}`, { ...init, headers })
}
const document = async (place: (typeof places)[number]) =>
  (await ask(place, '/.well-known/openid-configuration')).body

describe('the discovery document', () => {
  it('says what Cognito says, where the endpoints are', async () => {
    const { issuer, domain } = world
    expect(await document('issuer')).toEqual({
      authorization_endpoint: `${domain}/oauth2/authorize`,
      end_session_endpoint: `${domain}/logout`,
      id_token_signing_alg_values_supported: ['RS256'],
      issuer,
      jwks_uri: `${issuer}/.well-known/jwks.json`,
      response_types_supported: ['code', 'token'],
      revocation_endpoint: `${domain}/oauth2/revoke`,
      scopes_supported: ['openid', 'email', 'phone', 'profile'],
      subject_types_supported: ['public'],
      token_endpoint: `${domain}/oauth2/token`,
      token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
      userinfo_endpoint: `${domain}/oauth2/userInfo`,
    })
  })

  it.each(places)('is the same wherever it is asked: %s', async (place) => {
    const { status, headers, body } = await ask(place, '/.well-known/openid-configuration')
    expect(status).toBe(200)
    expect(headers).toMatchObject({
      'content-type': expect.stringContaining('application/json'),
      'access-control-allow-origin': '*',
    })
    expect(body).toEqual(await document('issuer'))
  })

  it.each(places)('has its keys beside it: %s', async (place) => {
    const { status, body } = await ask(place, '/.well-known/jwks.json')
    expect([status, body['keys'].length]).toEqual([200, 2])
    expect(body).toEqual((await ask('issuer', '/.well-known/jwks.json')).body)
  })

  /** How each address is asked, and what it says to somebody who brings nothing. */
  const told: Readonly<Record<string, { method: string; status: number; says: RegExp }>> = {
    authorization_endpoint: { method: 'GET', status: 302, says: /^.*\/error\?error=/ },
    end_session_endpoint: { method: 'GET', status: 302, says: /^.*\/error\?error=/ },
    jwks_uri: { method: 'GET', status: 200, says: /"kty":"RSA"/ },
    revocation_endpoint: { method: 'POST', status: 400, says: /"error":"invalid_request"/ },
    token_endpoint: { method: 'POST', status: 400, says: /"error":"invalid_request"/ },
    userinfo_endpoint: { method: 'GET', status: 400, says: /"error":"invalid_request"/ },
  }

  it('names every address that is asked below', async () => {
    const named = Object.entries(await document('issuer'))
      .filter(([name, value]) => name !== 'issuer' && /^https?:/.test(String(value)))
      .map(([name]) => name)
    expect(named.sort()).toEqual(Object.keys(told).sort())
  })

  it.each(Object.entries(told))(
    'names a %s that answers, by path and by host',
    async (name, { method, status, says }) => {
      const url = String((await document('issuer'))[name])
      const form =
        method === 'POST'
          ? { body: 'x=y', headers: { 'content-type': 'application/x-www-form-urlencoded' } }
          : {}
      const answered = [await send(url, { method, ...form })]
      if (url.startsWith(world.domain))
        answered.push(await ask('host', url.slice(world.domain.length), { method, ...form }))
      expect(answered.length).toBe(name === 'jwks_uri' ? 1 : 2)
      for (const answer of answered) {
        expect(answer.status).toBe(status)
        expect(String(answer.headers['location'] ?? answer.text)).toMatch(says)
      }
    },
  )

  it('is of nobody on a domain that there is not', async () => {
    const { url } = world.server
    const { port, host } = new URL(url)
    expect((await send(`${url}/shape/.well-known/openid-configuration`, { headers: { host } })).status).toBe(
      404,
    )
    for (const name of ['shape.auth.localhost', 'localhost', 'shop.auth.localhost.evil.example'])
      expect(
        (await send(`${url}/.well-known/openid-configuration`, { headers: { host: `${name}:${port}` } }))
          .status,
      ).toBe(404)
  })

  it('believes nothing that a request says of its host', async () => {
    const { url } = world.server
    const headers = { host: 'evil.example', 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' }
    const { text } = await send(`${url}/shop/.well-known/openid-configuration`, { headers })
    expect(text).toContain(world.issuer)
    expect(text).not.toContain('evil')
  })
})
