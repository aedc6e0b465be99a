import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { basic, bearer, programs, send, type Form, type Programs } from './programs.ts'
import { callback } from './world.ts'

const pool = `
signIn: { with: [username] }
domain: { name: shop }
clients:
  web:
    auth: [password, refresh]
    oauth: { flows: [code], scopes: [openid], callbacks: [${callback}] }
  backend:
    secret: true
    auth: [password, refresh]
    oauth: { flows: [code], scopes: [openid], callbacks: [${callback}] }
  lasting:
    auth: [password, refresh]
    tokens: { revocation: false }
    oauth: { flows: [code], scopes: [openid], callbacks: [${callback}] }
`
let world: Programs
beforeAll(async () => void (world = await programs({ 'pools/shop.pool.yaml': pool })))
afterAll(() => world.stop())

/** Tokens of an app, and who it is. */
async function given(name: string): Promise<{ tokens: Record<string, string>; who: Form; headers?: Form }> {
  const secret = await world.secret(name)
  const who = { client_id: world.client(name), ...(secret && { client_secret: secret }) }
  const { body } = await world.redeem(await world.code({}, name), who)
  return { tokens: body, who, ...(secret && { headers: basic(world.client(name), secret) }) }
}
const refresh = (token: string | undefined, who: Form) =>
  world.token({ grant_type: 'refresh_token', refresh_token: token ?? '', ...who })

describe('the revocation endpoint', () => {
  it.each(['web', 'backend'])('takes a refresh token back, and what it gave: %s', async (name) => {
    const { tokens, who } = await given(name)
    const { status, text, headers } = await world.revoke({ token: tokens['refresh_token'] ?? '', ...who })
    expect([status, text, headers['access-control-allow-origin']]).toEqual([200, '', '*'])
    expect(await refresh(tokens['refresh_token'], who)).toMatchObject({
      status: 400,
      body: { error: 'invalid_grant' },
    })
    expect((await world.userInfo(bearer(tokens['access_token'] ?? ''))).status).toBe(401)
  })

  it('knows a client by HTTP Basic', async () => {
    const { tokens, headers } = await given('backend')
    expect((await world.revoke({ token: tokens['refresh_token'] ?? '' }, headers)).status).toBe(200)
    expect((await world.userInfo(bearer(tokens['access_token'] ?? ''))).status).toBe(401)
  })

  it('says the same of a token that is taken back already, and of one that nobody has', async () => {
    const { tokens, who } = await given('web')
    for (const token of [tokens['refresh_token'] ?? '', tokens['refresh_token'] ?? '', 'nobody’s'])
      expect((await world.revoke({ token, ...who })).status).toBe(200)
  })

  it.each<[string, () => Promise<Form>, number, string]>([
    ['no token', async () => (await given('web')).who, 400, 'invalid_request'],
    ['nobody', async () => ({ token: 'x' }), 400, 'invalid_request'],
    ['a client that there is not', async () => ({ token: 'x', client_id: 'nobody' }), 401, 'invalid_client'],
    [
      'a client without its secret',
      async () => ({ token: 'x', client_id: world.client('backend') }),
      401,
      'invalid_client',
    ],
    [
      'an access token',
      async () => {
        const { tokens, who } = await given('web')
        return { token: tokens['access_token'] ?? '', ...who }
      },
      400,
      'unsupported_token_type',
    ],
    [
      'an ID token',
      async () => {
        const { tokens, who } = await given('web')
        return { token: tokens['id_token'] ?? '', token_type_hint: 'refresh_token', ...who }
      },
      400,
      'unsupported_token_type',
    ],
    [
      'a client whose tokens cannot be taken back',
      async () => {
        const { tokens, who } = await given('lasting')
        return { token: tokens['refresh_token'] ?? '', ...who }
      },
      400,
      'invalid_request',
    ],
  ])('refuses %s', async (_, form, status, error) => {
    const said = await world.revoke(await form())
    expect([said.status, said.body['error']]).toEqual([status, error])
  })

  it('takes nothing back for another client', async () => {
    const { tokens, who } = await given('backend')
    const { status, body } = await world.revoke({
      token: tokens['refresh_token'] ?? '',
      client_id: world.client('web'),
    })
    expect([status, body['error']]).toEqual([401, 'invalid_client'])
    expect((await refresh(tokens['refresh_token'], who)).status).toBe(200)
  })

  it('takes forms alone, and POST alone', async () => {
    const { tokens, who } = await given('web')
    const json = await send(world.at('/oauth2/revoke'), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token: tokens['refresh_token'], ...who }),
    })
    expect(json).toMatchObject({ status: 400, body: { error: 'invalid_request' } })
    const query = new URLSearchParams({ token: tokens['refresh_token'] ?? '', ...who })
    expect((await send(`${world.at('/oauth2/revoke')}?${query}`)).status).toBe(405)
    expect((await refresh(tokens['refresh_token'], who)).status).toBe(200)
  })
})
