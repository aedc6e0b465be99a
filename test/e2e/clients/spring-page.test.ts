import { createHash, randomBytes } from 'node:crypto'
import { createRemoteJWKSet, jwtVerify } from 'jose'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { parse } from 'yaml'
import { ana, openClientPage, type ClientPage } from './open-client-page.ts'
import { visitor } from './visitor.ts'

interface Settings {
  readonly registration: Readonly<Record<'client-id' | 'client-secret' | 'scope' | 'redirect-uri', string>>
  readonly provider: Readonly<Record<'issuer-uri' | 'user-name-attribute', string>>
}

const secret = 'of the site and of nobody else'
let page: ClientPage
let settings: Settings
beforeAll(async () => {
  page = await openClientPage('docs/clients/spring.md', { SITE_SECRET: secret })
  const { client } = parse(page.file('clients/application.yaml')).spring.security.oauth2
  settings = { registration: client.registration.cognito, provider: client.provider.cognito }
})
afterAll(() => page?.close())

const json = async (answer: Response) => {
  expect(answer.headers.get('content-type')).toMatch(/^application\/json/)
  return (await answer.json()) as Record<string, unknown>
}
/** A text as Spring writes it into a form, and into the halves of HTTP Basic. */
const encoded = (text: string) => new URLSearchParams([['', text]]).toString().slice(1)

it('whoever follows the page on Spring Security is signed in by what Spring asks for', async () => {
  const { registration, provider } = settings
  const issuer = provider['issuer-uri']
  const configuration = await json(await fetch(`${issuer}/.well-known/openid-configuration`))
  // What Spring and the library that reads the document for it do not go without.
  expect(configuration).toMatchObject({
    issuer,
    authorization_endpoint: expect.stringMatching(/^http/),
    token_endpoint: expect.stringMatching(/^http/),
    userinfo_endpoint: expect.stringMatching(/^http/),
    jwks_uri: expect.stringMatching(/^http/),
    subject_types_supported: ['public'],
    response_types_supported: expect.arrayContaining(['code']),
    id_token_signing_alg_values_supported: expect.arrayContaining(['RS256']),
    token_endpoint_auth_methods_supported: expect.arrayContaining(['client_secret_basic']),
  })
  const endpoint = (name: string) => String(configuration[name])

  // Spring keeps the nonce, and sends its hash.
  const nonce = createHash('sha256').update(randomBytes(96).toString('base64url')).digest('base64url')
  const state = `${randomBytes(32).toString('base64url')}=`
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: registration['client-id'],
    scope: registration.scope
      .split(',')
      .map((scope) => scope.trim())
      .join(' '),
    state,
    redirect_uri: registration['redirect-uri'],
    nonce,
  })
  const { open, send } = visitor({ upTo: page.app })
  const authorize = () => open(`${endpoint('authorization_endpoint')}?${query}`)
  const back = new URL((await send(await authorize(), ana)).url)
  expect(`${back.origin}${back.pathname}`).toBe(registration['redirect-uri'])
  expect(back.searchParams.get('state')).toBe(state)

  expect(registration['client-secret']).toBe('${SITE_SECRET}')
  const basic = Buffer.from(`${encoded(registration['client-id'])}:${encoded(secret)}`).toString('base64')
  const answer = await fetch(endpoint('token_endpoint'), {
    method: 'POST',
    headers: {
      accept: 'application/json;charset=UTF-8',
      'content-type': 'application/x-www-form-urlencoded;charset=UTF-8',
      authorization: `Basic ${basic}`,
    },
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      code: back.searchParams.get('code') ?? '',
      redirect_uri: registration['redirect-uri'],
    }).toString(),
  })
  const tokens = await json(answer)
  expect([answer.status, tokens]).toEqual([
    200,
    expect.objectContaining({ token_type: 'Bearer', expires_in: expect.any(Number) }),
  ])

  const keys = createRemoteJWKSet(new URL(endpoint('jwks_uri')))
  const { payload } = await jwtVerify(String(tokens['id_token']), keys, {
    issuer,
    audience: registration['client-id'],
    algorithms: ['RS256'],
    requiredClaims: ['sub', 'iat', 'exp'],
  })
  expect(payload['nonce']).toBe(nonce)
  // As its resource server reads the access token.
  await jwtVerify(String(tokens['access_token']), keys, { issuer, algorithms: ['RS256'] })

  const user = await json(
    await fetch(endpoint('userinfo_endpoint'), {
      headers: { accept: 'application/json', authorization: `Bearer ${tokens['access_token']}` },
    }),
  )
  expect(user['sub']).toBe(payload.sub)
  expect(user).toHaveProperty(provider['user-name-attribute'])
  expect(user['email']).toBe(ana.username)

  const [, leave = ''] = /logoutSuccessUrl\(\s*"([^"]+)"/.exec(page.file('clients/SignOut.java')) ?? []
  expect((await open(leave)).url).toBe(`${page.app}/`)
  expect((await authorize()).text).toContain('name="password"')
})
