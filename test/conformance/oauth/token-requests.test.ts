import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { basic, programs, send, type Form, type Programs } from './programs.ts'

let world: Programs
let machine: Form
beforeAll(async () => {
  world = await programs()
  machine = basic(world.client('machine'), await world.secret('machine'))
})
afterAll(() => world.stop())

describe('a request to the token endpoint', () => {
  it.each<[string, string, Form]>([
    ['that says something twice', 'grant_type=client_credentials&grant_type=client_credentials', {}],
    ['of JSON', '{"grant_type":"client_credentials"}', { 'content-type': 'application/json' }],
    ['without a type', 'grant_type=client_credentials', { 'content-type': '' }],
    ['of several parts', 'x', { 'content-type': 'multipart/form-data; boundary=x' }],
    ['that is too long', `grant_type=client_credentials&x=${'x'.repeat(70_000)}`, {}],
    [
      'that is too long and does not say how long',
      `grant_type=client_credentials&x=${'x'.repeat(70_000)}`,
      { 'transfer-encoding': 'chunked' },
    ],
    ['of nothing', '', {}],
  ])('refuses a form %s', async (_, body, headers) => {
    const said = await world.token(body, { ...machine, ...headers })
    expect([said.status, said.body]).toEqual([400, { error: 'invalid_request' }])
  })

  it('takes a form with a charset, whatever its letters', async () => {
    const headers = { ...machine, 'content-type': 'Application/X-WWW-Form-URLEncoded; charset=UTF-8' }
    expect(await world.token({ grant_type: 'client_credentials' }, headers)).toMatchObject({ status: 200 })
  })

  it('reads nothing of the address', async () => {
    const query = new URLSearchParams({ grant_type: 'client_credentials' })
    const said = await send(`${world.at('/oauth2/token')}?${query}`, {
      method: 'POST',
      headers: { ...machine, 'content-type': 'application/x-www-form-urlencoded' },
    })
    expect(said).toMatchObject({ status: 400, body: { error: 'invalid_request' } })
  })

  it.each(['GET', 'PUT', 'DELETE', 'PATCH'])('takes no %s', async (method) => {
    const said = await send(world.at('/oauth2/token'), { method, headers: machine })
    expect(said).toMatchObject({
      status: 405,
      headers: { allow: 'POST' },
      body: { error: 'invalid_request' },
    })
  })

  it('lets pages of every site send a form', async () => {
    const headers = {
      origin: 'https://app.example.com',
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization,content-type',
    }
    for (const path of ['/oauth2/token', '/oauth2/userInfo', '/oauth2/revoke'])
      expect(await send(world.at(path), { method: 'OPTIONS', headers })).toMatchObject({
        status: 204,
        headers: {
          'access-control-allow-origin': '*',
          'access-control-allow-methods': expect.stringContaining('POST'),
          'access-control-allow-headers': 'authorization,content-type,x-amz-user-agent',
        },
      })
  })

  it('lets no page use what a browser keeps', async () => {
    const { headers } = await world.token({})
    expect(headers).not.toHaveProperty('access-control-allow-credentials')
  })

  it('is on the host of the domain, too, and on no other', async () => {
    const host = (name: string) => ({ ...machine, host: `${name}:${new URL(world.domain).port}` })
    const ask = (name: string) =>
      send(`${world.server.url}/oauth2/token`, {
        method: 'POST',
        headers: { ...host(name), 'content-type': 'application/x-www-form-urlencoded' },
        body: 'grant_type=client_credentials',
      })
    expect(await ask('shop.auth.localhost')).toMatchObject({ status: 200 })
    expect((await ask('shape.auth.localhost')).status).toBe(404)
    expect((await ask('shop.auth.localhost.evil.example')).status).toBe(404)
  })

  it('keeps no account of codes, secrets and tokens', async () => {
    const code = await world.code()
    const { body } = await world.redeem(code)
    const secret = await world.secret('machine')
    await world.token({ grant_type: 'client_credentials' }, machine)
    await world.revoke({ token: body['refresh_token'], client_id: world.client('web') })
    const { url, ready } = world.server
    const told = (path: string) =>
      send(`${url}/_poolwright/api/${path}`, {
        headers: { authorization: `Bearer ${ready.token}`, host: new URL(url).host },
      })
    const { runs } = (await told('runs')).body as { runs: { id: string; operation: string }[] }
    const seen: (readonly [string, string])[] = []
    for (const { id, operation } of runs) seen.push([operation, (await told(`runs/${id}`)).text])
    expect(seen.map(([operation]) => operation)).toEqual(
      expect.arrayContaining(['Login_POST', 'Token_POST', 'Revoke_POST']),
    )
    for (const [operation, text] of seen)
      for (const word of [code, secret, body['access_token'], body['refresh_token'], body['id_token']])
        expect([operation, text.includes(word)]).toEqual([operation, false])
    // The newest stands first.
    const [, machines = ''] = seen.find(([operation]) => operation === 'Token_POST') ?? []
    expect(JSON.parse(machines)).toMatchObject({
      pool: world.UserPoolId,
      client: world.client('machine'),
      asked: { pool: world.UserPoolId, form: { grant_type: 'client_credentials' } },
      claims: { access: { token_use: 'access', sub: world.client('machine') } },
    })
  })
})
