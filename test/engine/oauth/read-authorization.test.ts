import { describe, expect, it } from 'vitest'
import { readAuthorization } from '../../../src/engine/oauth/read-authorization.ts'
import { refusalOf } from '../../../src/engine/oauth/send-back.ts'
import { modelOf } from '../../model-of.ts'

const callback = 'https://shop.example.com/callback'
const [pool] = modelOf({
  'pools/shop.pool.yaml': `
signIn: { with: [username] }
domain: { name: shop }
resourceServers:
  https://api.example.com: { scopes: { read: Read, write: Write } }
clients:
  web:
    auth: [password]
    oauth:
      flows: [code]
      scopes: [openid, email, https://api.example.com/read]
      callbacks: [${callback}, 'http://localhost:3000/callback', 'myapp://callback', 'http://shop.example.com/callback', '${callback}#here', 'javascript:alert(1)']
  usual:
    auth: [password]
    oauth: { flows: [implicit], scopes: [openid], callbacks: ['${callback}?of=usual'], defaultCallback: '${callback}?of=usual' }
  quiet: { auth: [password] }
`,
}).pools
if (!pool) throw new Error('there is no pool')
const idOf = (name: string) => pool.clients.find((client) => client.name === name)?.id ?? ''
const web = { client_id: idOf('web'), response_type: 'code', redirect_uri: callback }
const challenge = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM'

const read = (more: Readonly<Record<string, string>>, circumstance = {}) =>
  readAuthorization({ ...web, ...more }, pool, circumstance)
/** What an app is told of its request, or what a visitor is. */
function refusal(more: Readonly<Record<string, string>>, circumstance = {}) {
  const asked = read(more, circumstance)
  return asked.kind === 'sent back' ? refusalOf(asked) : asked.kind === 'shown' ? asked.error : asked.kind
}

describe('a request to authorize', () => {
  it('is read with everything that it says', () => {
    const said = {
      state: 'a b',
      nonce: 'n',
      scope: 'openid  email openid',
      resource: 'https://api.example.com',
    }
    const asked = read({ ...said, code_challenge: challenge, code_challenge_method: 'S256' })
    expect(asked).toMatchObject({
      kind: 'sound',
      wishes: { prompt: [] },
      authorization: {
        poolId: pool.id,
        clientId: idOf('web'),
        redirectUri: callback,
        responseType: 'code',
        scopes: ['openid', 'email'],
        state: 'a b',
        nonce: 'n',
        codeChallenge: challenge,
        resource: 'https://api.example.com',
      },
    })
  })

  it('means every scope of the client where it names none, and passes over those that others have', () => {
    const all = ['openid', 'email', 'https://api.example.com/read']
    expect(read({})).toMatchObject({ authorization: { scopes: all } })
    expect(read({ scope: 'openid phone https://api.example.com/write' })).toMatchObject({
      authorization: { scopes: ['openid'] },
    })
  })

  it.each(['http://localhost:3000/callback', 'myapp://callback'])('sends answers to %s', (redirect_uri) => {
    expect(read({ redirect_uri })).toMatchObject({
      kind: 'sound',
      authorization: { redirectUri: redirect_uri },
    })
  })

  it('means the usual address of the client where it names none', () => {
    const { client_id } = { client_id: idOf('usual') }
    expect(readAuthorization({ client_id, response_type: 'token' }, pool)).toMatchObject({
      authorization: { redirectUri: `${callback}?of=usual` },
    })
  })

  it.each([
    ['an unknown client', 'invalid_request', { client_id: 'nobody' }],
    ['a client without OAuth', 'invalid_request', { client_id: idOf('quiet') }],
    ['no address', 'redirect_mismatch', { redirect_uri: '' }],
    ['a longer path', 'redirect_mismatch', { redirect_uri: `${callback}/more` }],
    ['a query', 'redirect_mismatch', { redirect_uri: `${callback}?a=b` }],
    ['capitals', 'redirect_mismatch', { redirect_uri: callback.toUpperCase() }],
    ['a slash at its end', 'redirect_mismatch', { redirect_uri: `${callback}/` }],
    ['a user in it', 'redirect_mismatch', { redirect_uri: 'https://shop.example.com@evil.example/callback' }],
    ['a dot after its host', 'redirect_mismatch', { redirect_uri: 'https://shop.example.com./callback' }],
    ['a port', 'redirect_mismatch', { redirect_uri: 'https://shop.example.com:443/callback' }],
    ['an encoded path', 'redirect_mismatch', { redirect_uri: 'https://shop.example.com/%63allback' }],
    ['a way up', 'redirect_mismatch', { redirect_uri: `${callback}/../callback` }],
    ['a blank before it', 'redirect_mismatch', { redirect_uri: ` ${callback}` }],
    // Registered, and still no address that anybody is sent to.
    ['a fragment', 'redirect_mismatch', { redirect_uri: `${callback}#here` }],
    ['plain HTTP elsewhere', 'redirect_mismatch', { redirect_uri: 'http://shop.example.com/callback' }],
    ['a script', 'redirect_mismatch', { redirect_uri: 'javascript:alert(1)' }],
  ])('shows its visitor, and sends nobody anywhere, with %s', (_, error, more) => {
    expect(refusal(more)).toBe(error)
  })

  it.each([
    ['no response_type', 'invalid_request', { response_type: '' }],
    ['two of them', 'invalid_request', { response_type: 'code token' }],
    ['a flow that the client has not got', 'unauthorized_client', { response_type: 'token' }],
    ['an unknown scope', 'invalid_scope', { scope: 'openid everything' }],
    ['email without openid', 'invalid_scope', { scope: 'email' }],
    ['scopes of others alone', 'invalid_scope', { scope: 'https://api.example.com/write' }],
    ['a challenge without its method', 'invalid_request', { code_challenge: challenge }],
    ['a plain challenge', 'invalid_request', { code_challenge: challenge, code_challenge_method: 'plain' }],
    ['a method without a challenge', 'invalid_request', { code_challenge_method: 'S256' }],
    ['a short challenge', 'invalid_request', { code_challenge: 'abc', code_challenge_method: 'S256' }],
    ['a resource with a fragment', 'invalid_request', { resource: 'https://api.example.com#a' }],
  ])('is refused by redirect with %s, and its state is given back', (_, error, more) => {
    const sign = 'response_type' in more && more.response_type === 'token' ? '#' : '?'
    expect(refusal({ ...more, state: 's&t=1' })).toBe(`${callback}${sign}error=${error}&state=s%26t%3D1`)
  })

  it('is refused where it says anything twice, and believes neither', () => {
    expect(refusal({}, { twice: ['scope'] })).toBe(`${callback}?error=invalid_request`)
    const { redirect_uri: _, ...rest } = { ...web, client_id: idOf('usual'), response_type: 'token' }
    expect(readAuthorization(rest, pool, { twice: ['redirect_uri'] })).toMatchObject({
      kind: 'shown',
      error: 'invalid_request',
    })
  })

  it('has its wishes read where pages grant any', () => {
    const wishes = { prompt: 'login  consent', max_age: '60', acr_values: ' urn:cognito:loa:3 ' }
    expect(read(wishes, { managed: true })).toMatchObject({
      wishes: { prompt: ['login', 'consent'], maxAge: 60, acrValues: 'urn:cognito:loa:3' },
    })
    expect(read({ ...wishes, prompt: 'what' })).toMatchObject({ kind: 'sound', wishes: { prompt: [] } })
  })

  it.each([{ prompt: 'what' }, { prompt: 'none login' }, { max_age: '-1' }, { max_age: 'soon' }])(
    'is refused where its wishes make no sense: %o',
    (more) => {
      expect(refusal(more, { managed: true })).toBe(`${callback}?error=invalid_request`)
    },
  )
})
