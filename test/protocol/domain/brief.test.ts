import { expect, it } from 'vitest'
import { brief } from '../../../src/protocol/domain/brief.ts'

const pool = { id: 'us-east-1_Shop00001', properties: {}, clients: [{ id: 'web', secret: 'derived' }] }
const client = { id: 'web', properties: { ClientName: 'web' } }
const user = { username: 'ana', sub: 's-1', attributes: { email: 'ana@example.com' } }

it('names pools, clients and users, wherever they stand', () =>
  expect(brief({ pool, by: { client, user }, form: { scope: 'openid' } })).toEqual({
    pool: pool.id,
    by: { client: 'web', user: 'ana' },
    form: { scope: 'openid' },
  }))

it('tells of an answer nothing that was asked', () =>
  expect(brief({ pool, form: { a: 'b' }, tokens: { expiresIn: 3600 } }, { pool })).toEqual({
    form: { a: 'b' },
    tokens: { expiresIn: 3600 },
  }))

it.each([
  ['https://app.example.com/?code=c-1&state=s', 'https://app.example.com/?code=[redacted]&state=[redacted]'],
  ['myapp://x#id_token=a.b&access_token=c', 'myapp://x#id_token=[redacted]&access_token=[redacted]'],
  ['https://app.example.com/?error=login_required', 'https://app.example.com/?error=login_required'],
])('covers what an address brings to an app: %s', (address, told) =>
  expect(brief({ said: { kind: 'admitted', address } })).toEqual({
    said: { kind: 'admitted', address: told },
  }),
)

it('tells what an app asks for, and not as if it were a header', () =>
  expect(brief({ authorization: { scopes: ['openid'] }, form: { authorization: 'x' } })).toEqual({
    authorize: { scopes: ['openid'] },
    form: { authorization: 'x' },
  }))

it('covers the word by which an app knows the answer to its own request, wherever it stands', () => {
  const authorization = { redirectUri: 'https://shop.example.com/callback', state: 'of-the-app' }
  const address = 'https://idp.example.com/authorize?scope=openid&state=of-ours#RelayState=of-ours'
  const asked = { logout_uri: 'https://shop.example.com/?id_token_hint=ey.ey.sig' }
  const told = brief({ authorization, said: { address }, asked })
  expect(told).toEqual({
    authorize: { redirectUri: 'https://shop.example.com/callback', state: '[redacted]' },
    said: {
      address: 'https://idp.example.com/authorize?scope=openid&state=[redacted]#RelayState=[redacted]',
    },
    asked: { logout_uri: 'https://shop.example.com/?id_token_hint=[redacted]' },
  })
})
