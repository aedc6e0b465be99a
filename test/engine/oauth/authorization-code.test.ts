import { createHash } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { fault, says } from '../../world.ts'
import { app, callback, type App } from './app.ts'

const verifier = 'a-verifier-of-enough-letters-that-nobody-guesses'
const pkce = {
  code_challenge: createHash('sha256').update(verifier).digest('base64url'),
  code_challenge_method: 'S256',
}
let made: App
beforeEach(async () => void (made = await app()))

describe('an authorization code', () => {
  it('gives tokens that say what was asked for, and a right to new ones', async () => {
    const asked = { scope: 'openid email', nonce: 'once', resource: 'https://api.example.com', ...pkce }
    const tokens = await made.redeem(await made.code(asked), { code_verifier: verifier })
    expect(tokens).toMatchObject({ expiresIn: 3600, refreshToken: expect.any(String) })
    const access = says(tokens.accessToken)
    expect(access).toMatchObject({
      sub: expect.any(String),
      client_id: made.client.id,
      username: 'ana',
      token_use: 'access',
      scope: 'openid email',
      version: 2,
      aud: 'https://api.example.com',
      origin_jti: expect.any(String),
      auth_time: made.clock.at / 1000,
    })
    expect(access).not.toHaveProperty('nonce')
    const half = createHash('sha256').update(tokens.accessToken).digest().subarray(0, 16)
    expect(says(tokens.idToken)).toMatchObject({
      aud: made.client.id,
      nonce: 'once',
      at_hash: half.toString('base64url'),
      email: 'ana@example.com',
      email_verified: true,
      'cognito:username': 'ana',
      origin_jti: access.origin_jti,
    })
  })

  it('gives no ID token without `openid`', async () => {
    const tokens = await made.redeem(await made.code({ scope: 'aws.cognito.signin.user.admin' }))
    expect(tokens).not.toHaveProperty('idToken')
    expect(says(tokens.accessToken)).not.toHaveProperty('aud')
  })

  it('is refused a second time, and what it gave no longer counts', async () => {
    const code = await made.code()
    const { accessToken, refreshToken } = await made.redeem(code)
    await expect(made.redeem(code)).rejects.toEqual(fault('invalid_grant'))
    await expect(made.refresh(refreshToken)).rejects.toEqual(fault('invalid_grant'))
    await expect(made.call('GetUser', { AccessToken: accessToken })).rejects.toEqual(
      fault('NotAuthorizedException', 'Access Token has been revoked'),
    )
  })

  it('leaves nothing standing that comes several times at the same instant', async () => {
    const code = await made.code()
    const came = await Promise.allSettled(Array.from({ length: 8 }, () => made.redeem(code)))
    for (const one of came)
      if (one.status === 'fulfilled')
        await expect(made.refresh(one.value.refreshToken)).rejects.toEqual(fault('invalid_grant'))
      else expect(one.reason).toEqual(fault('invalid_grant'))
    expect(came.filter(({ status }) => status === 'fulfilled').length).toBeLessThan(2)
  })

  it.each<[string, string, Readonly<Record<string, string>>, Readonly<Record<string, string>>]>([
    ['without its verifier', 'invalid_grant', pkce, {}],
    ['with an empty verifier', 'invalid_grant', pkce, { code_verifier: '' }],
    ['with another verifier', 'invalid_grant', pkce, { code_verifier: `${verifier}!` }],
    [
      'with the challenge in the place of the verifier',
      'invalid_grant',
      pkce,
      { code_verifier: pkce.code_challenge },
    ],
    ['with a verifier that no challenge was sent for', 'invalid_grant', {}, { code_verifier: verifier }],
    ['for another address of the same app', 'unauthorized_client', {}, { redirect_uri: 'myapp://callback' }],
    [
      'for a stranger’s address',
      'unauthorized_client',
      pkce,
      { redirect_uri: 'https://evil.example.com', code_verifier: verifier },
    ],
    ['for no address', 'unauthorized_client', {}, { redirect_uri: '' }],
  ])('is not redeemed %s', async (_, code, asked, given) => {
    const refusal = code === 'unauthorized_client' ? fault(code, 'invalid_redirect') : fault(code, '')
    await expect(made.redeem(await made.code(asked), given)).rejects.toEqual(refusal)
  })

  it('is not redeemed by another client, nor by its own one afterwards', async () => {
    const thief = { ...made.other, properties: { ...made.client.properties, ClientName: 'other' } }
    Object.assign(made.pool, { clients: [made.client, thief] })
    const code = await made.code()
    const stolen = { grant_type: 'authorization_code', code, redirect_uri: callback }
    await expect(made.ask(stolen, { clientId: thief.id })).rejects.toEqual(fault('invalid_grant'))
    await expect(made.redeem(code)).rejects.toEqual(fault('invalid_grant'))
  })

  it('counts for five minutes', async () => {
    const [early, late] = [await made.code(), await made.code()]
    made.clock.at += 299_999
    await expect(made.redeem(early)).resolves.toHaveProperty('accessToken')
    made.clock.at += 1
    await expect(made.redeem(late)).rejects.toEqual(fault('invalid_grant'))
  })

  it.each<[string, (made: App) => Promise<unknown>]>([
    ['was disabled', ({ patch }) => patch({ enabled: false })],
    ['signed out everywhere', ({ patch, clock }) => patch({ validSince: (clock.at += 2_000) })],
    [
      'is gone',
      ({ store, pool }) => store.commit([{ kind: 'delete user', poolId: pool.id, username: 'ana' }]),
    ],
  ])('gives nothing for a user who %s meanwhile', async (_, happens) => {
    const code = await made.code()
    await happens(made)
    await expect(made.redeem(code)).rejects.toEqual(fault('invalid_grant'))
  })

  it.each([
    ['email', ['email', 'phone_number', 'phone_number_verified'], 'invalid_grant'],
    ['phone', ['email', 'email_verified', 'phone_number'], 'invalid_grant'],
    ['profile', ['email'], undefined],
  ] as const)('asks that the client may read all of `%s`', async (scope, ReadAttributes, refused) => {
    made = await app({ client: { ReadAttributes: [...ReadAttributes] } })
    const redeemed = made.redeem(await made.code({ scope: `openid ${scope}` }))
    if (refused) await expect(redeemed).rejects.toEqual(fault(refused))
    else await expect(redeemed).resolves.toHaveProperty('idToken')
  })

  it('takes metadata of the app and tells no script of it', async () => {
    made = await app({ scripts: { PreTokenGeneration: (event) => event }, version: 'V3_0' })
    await made.redeem(await made.code(), { aws_client_metadata: '{"a":"b"}' })
    expect(made.sources()).toEqual(['TokenGeneration_HostedAuth'])
    expect(JSON.stringify(made.seen)).not.toContain('clientMetadata')
  })
})

describe('the token endpoint', () => {
  it.each<[string, Readonly<Record<string, string>>, string]>([
    ['no grant type', {}, 'invalid_request'],
    ['an empty grant type', { grant_type: '' }, 'invalid_request'],
    ['a grant type that nobody has', { grant_type: 'password' }, 'unsupported_grant_type'],
    ['a grant type that every object has', { grant_type: 'constructor' }, 'unsupported_grant_type'],
    [
      'a code grant without a code',
      { grant_type: 'authorization_code', redirect_uri: callback },
      'invalid_request',
    ],
    [
      'an unknown code',
      { grant_type: 'authorization_code', redirect_uri: callback, code: 'x' },
      'invalid_grant',
    ],
    ['a refresh without a token', { grant_type: 'refresh_token' }, 'invalid_request'],
    ['an unknown refresh token', { grant_type: 'refresh_token', refresh_token: 'x' }, 'invalid_grant'],
    ['a grant that the client is not allowed', { grant_type: 'client_credentials' }, 'unauthorized_client'],
  ])('refuses %s', (_, form, code) => expect(made.ask(form)).rejects.toEqual(fault(code, '')))

  it.each([
    ['nobody', { clientId: 'nobody' }],
    ['a public client that shows a secret', { clientSecret: 'guess' }],
  ])('does not know %s', (_, shown) =>
    expect(made.ask({ grant_type: 'refresh_token', refresh_token: 'x' }, shown)).rejects.toEqual(
      fault('invalid_client', ''),
    ),
  )

  it('takes an empty secret of a public client for none', () =>
    expect(
      made.ask({ grant_type: 'refresh_token', refresh_token: 'x' }, { clientSecret: '' }),
    ).rejects.toEqual(fault('invalid_grant')))

  it.each([
    ['no secret', { clientSecret: undefined as never }],
    ['another secret', { clientSecret: 'guess' }],
    ['an empty secret', { clientSecret: '' }],
    ['its id as the secret', { clientSecret: 'webclient000000000000000aa' }],
  ])('does not believe a client with %s, and its code stays good', async (_, shown) => {
    made = await app({ secret: 'only-the-server-of-the-app-knows' })
    const code = await made.code()
    const form = { grant_type: 'authorization_code', code, redirect_uri: callback }
    await expect(made.ask(form, shown)).rejects.toEqual(fault('invalid_client', ''))
    await expect(made.redeem(code)).resolves.toHaveProperty('refreshToken')
  })

  it.each([
    ['is of no OAuth at all', { AllowedOAuthFlowsUserPoolClient: false }],
    ['has only the implicit flow', { AllowedOAuthFlows: ['implicit'] }],
  ])('refuses a client that by now %s', async (_, properties) => {
    const [code, { refreshToken }] = [await made.code(), await made.redeem(await made.code())]
    Object.assign(made.client.properties, properties)
    await expect(made.redeem(code)).rejects.toEqual(fault('unauthorized_client', ''))
    await expect(made.refresh(refreshToken)).rejects.toEqual(fault('unauthorized_client', ''))
  })
})
