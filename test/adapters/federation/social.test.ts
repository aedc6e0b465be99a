import { createHmac, generateKeyPairSync } from 'node:crypto'
import { decodeProtectedHeader, importSPKI, jwtVerify } from 'jose'
import { describe, expect, it } from 'vitest'
import { settingsOf } from '../../../src/adapters/federation/settings.ts'
import type { IdentityProvider } from '../../../src/engine/federation/federation-port.ts'
import { signed } from '../outside/issuer.ts'
import { ask, begin, federation, json, nonce, openStandIn, returnTo, secret, signingKey } from './stand-in.ts'

const key = await signingKey('first')
const at = (type: IdentityProvider['ProviderType'], details: object, map = {}): IdentityProvider => ({
  ProviderName: type,
  ProviderType: type,
  ProviderDetails: { client_id: 'shop', client_secret: { secret: 'corp' } as never, ...details },
  AttributeMapping: map,
})
const claims = (iss: string, more: object = {}) => {
  const now = Math.floor(Date.now() / 1000)
  return { iss, sub: '1234567890', aud: 'shop', iat: now, exp: now + 300, nonce, ...more }
}
/** Google's and Apple's own servers, elsewhere. */
async function openIdStandIn(answers = {}) {
  const standIn = await openStandIn({ '/keys': json({ keys: [key.jwk] }), ...answers })
  const { url } = standIn
  const places = {
    oidc_issuer: url,
    authorize_url: `${url}/authorize`,
    token_url: `${url}/token`,
    jwks_uri: `${url}/keys`,
  }
  return {
    ...standIn,
    places,
    async gives(more: object = {}) {
      const id_token = await signed(key, claims(url, more))
      standIn.answers['/token'] = json({
        access_token: 'ya29',
        token_type: 'Bearer',
        expires_in: 3599,
        id_token,
      })
    },
  }
}

describe('where each provider is', () => {
  it.each([
    [
      'Google',
      'https://accounts.google.com/o/oauth2/v2/auth',
      'https://www.googleapis.com/oauth2/v4/token',
      'https://www.googleapis.com/oauth2/v3/certs',
    ],
    [
      'SignInWithApple',
      'https://appleid.apple.com/auth/authorize',
      'https://appleid.apple.com/auth/token',
      'https://appleid.apple.com/auth/keys',
    ],
    [
      'Facebook',
      'https://www.facebook.com/v17.0/dialog/oauth',
      'https://graph.facebook.com/v17.0/oauth/access_token',
      undefined,
    ],
    ['LoginWithAmazon', 'https://www.amazon.com/ap/oa', 'https://api.amazon.com/auth/o2/token', undefined],
  ] as const)('%s is known unsaid', (type, authorize_url, token_url, jwks_uri) => {
    const { ProviderName, ProviderType } = at(type, {})
    expect(settingsOf({ ProviderName, ProviderType, ProviderDetails: {} })).toMatchObject({
      authorize_url,
      token_url,
      ...(jwks_uri && { jwks_uri }),
    })
  })

  it('is of the version of the Graph API that is said', () => {
    const ProviderDetails = { api_version: 'v21.0' }
    expect(settingsOf({ ProviderName: 'Facebook', ProviderType: 'Facebook', ProviderDetails })).toMatchObject(
      {
        attributes_url: 'https://graph.facebook.com/v21.0/me?fields=',
      },
    )
  })
})

describe('Google', () => {
  const scopes = { authorize_scopes: 'openid email profile' }

  it('is gone to with PKCE and a nonce', async () => {
    const begun = await begin(federation(), at('Google', scopes))
    expect(begun).toMatchObject({
      pkce: true,
      place: 'https://accounts.google.com/o/oauth2/v2/auth',
      asks: {
        client_id: 'shop',
        redirect_uri: returnTo,
        scope: 'openid email profile',
        nonce,
        code_challenge_method: 'S256',
      },
    })
  })

  it('tells by its ID token, and nobody asks more than that where nothing more is mapped', async () => {
    const { places, gives, paths, sentTo } = await openIdStandIn()
    await gives({ email: 'bob@gmail.com', email_verified: true, given_name: 'Bob' })
    const idp = at('Google', { ...scopes, ...places }, { email: 'email', given_name: 'given_name' })
    expect(await ask(federation(), idp)).toMatchObject({
      subject: '1234567890',
      issuer: null,
      brought: { sub: '1234567890', email: 'bob@gmail.com', email_verified: 'true', given_name: 'Bob' },
    })
    expect(sentTo('/token')).toMatchObject({ client_secret: secret, grant_type: 'authorization_code' })
    expect(paths()).toEqual(['/token', '/keys'])
  })

  it('is asked by its People API for what is mapped and no claim', async () => {
    const { places, gives, seen, url } = await openIdStandIn({
      '/v1/people/me': json({
        resourceName: 'people/1234567890',
        birthdays: [{ metadata: { primary: true }, date: { year: 1990, month: 2, day: 3 } }],
        phoneNumbers: [{ value: '+15555550100', type: 'home' }],
        genders: [{ value: 'male', formattedValue: 'Male' }],
        names: 'none',
      }),
    })
    await gives({ email: 'bob@gmail.com' })
    const map = {
      email: 'email',
      birthdate: 'birthdays',
      phone_number: 'phoneNumbers',
      gender: 'genders',
      name: 'names',
    }
    const attributes_url = `${url}/v1/people/me?personFields=`
    const spoken = await ask(federation(), at('Google', { ...scopes, ...places, attributes_url }, map))
    expect(spoken).toMatchObject({
      heard: { userInfo: { birthdays: '1990-02-03', phoneNumbers: '+15555550100', genders: 'male' } },
      brought: { birthdays: '1990-02-03', phoneNumbers: '+15555550100', genders: 'male' },
    })
    expect(spoken).not.toHaveProperty('brought.names')
    expect(seen.at(-1)).toMatchObject({
      url: '/v1/people/me?personFields=birthdays%2CphoneNumbers%2Cgenders%2Cnames',
      headers: { authorization: 'Bearer ya29' },
    })
  })
})

describe('Facebook', () => {
  const places = (url: string) => ({
    authorize_scopes: 'public_profile,email',
    authorize_url: `${url}/v17.0/dialog/oauth`,
    token_url: `${url}/v17.0/oauth/access_token`,
    attributes_url: `${url}/v17.0/me?fields=`,
  })

  it('is gone to with scopes as they are said', async () => {
    const idp = at('Facebook', { authorize_scopes: 'public_profile,email' })
    expect(await begin(federation(), idp)).toEqual({
      address: expect.any(String),
      pkce: false,
      place: 'https://www.facebook.com/v17.0/dialog/oauth',
      asks: {
        client_id: 'shop',
        redirect_uri: returnTo,
        response_type: 'code',
        scope: 'public_profile,email',
        state: 'a state',
      },
    })
  })

  it('is asked for a token by GET, and for the fields that are mapped with a proof of the app', async () => {
    const standIn = await openStandIn({
      '/v17.0/oauth/access_token': json({ access_token: 'EAAB', token_type: 'bearer', expires_in: 5183944 }),
      '/v17.0/me': json({
        id: '10158',
        name: 'Bob',
        email: 'bob@example.com',
        picture: { data: { url: 'https://a' } },
      }),
    })
    const map = { email: 'email', name: 'name', picture: 'picture', 'custom:token': 'access_token' }
    expect(await ask(federation(), at('Facebook', places(standIn.url), map))).toEqual({
      subject: '10158',
      issuer: null,
      heard: {
        tokenResponse: { access_token: 'EAAB', token_type: 'bearer', expires_in: 5183944 },
        userInfo: expect.objectContaining({ id: '10158' }),
      },
      brought: {
        id: '10158',
        name: 'Bob',
        email: 'bob@example.com',
        picture: '{"data":{"url":"https://a"}}',
        access_token: 'EAAB',
      },
    })
    expect(standIn.seen.map(({ method }) => method)).toEqual(['GET', 'GET'])
    expect(standIn.sentTo('/v17.0/oauth/access_token')).toMatchObject({
      client_secret: secret,
      code: 'a code',
    })
    expect(standIn.sentTo('/v17.0/me')).toEqual({
      fields: 'id,email,name,picture',
      access_token: 'EAAB',
      appsecret_proof: createHmac('sha256', secret).update('EAAB').digest('hex'),
    })
  })

  it.each([
    [
      'refuses a code',
      json({ error: { message: 'no', code: 100 } }, 400),
      json({ id: '1' }),
      'Facebook Error - 400 error getting token',
    ],
    [
      'refuses its own token',
      json({ access_token: 'EAAB' }),
      json({ error: {} }, 401),
      'Facebook Error - 401 error getting userInfo',
    ],
    ['gives no token', json({}), json({ id: '1' }), 'Bad id_token'],
    [
      'gives a token that could end a header',
      json({ access_token: 'a\r\nb: c' }),
      json({ id: '1' }),
      'Bad id_token',
    ],
    [
      'says not who it is',
      json({ access_token: 'EAAB' }),
      json({ email: 'bob@example.com' }),
      'Bad id_token subject',
    ],
    [
      'says by a number who it is that is read as its neighbours are',
      json({ access_token: 'EAAB' }),
      json({ id: 10_158_123_456_789_012_345 }),
      'Bad id_token subject',
    ],
  ])('that %s lets nobody in', async (_, token, me, description) => {
    const { url } = await openStandIn({ '/v17.0/oauth/access_token': token, '/v17.0/me': me })
    expect(await ask(federation(), at('Facebook', places(url)))).toEqual({
      error: 'invalid_request',
      description,
    })
  })
})

describe('Login with Amazon', () => {
  it('is asked for a token by a form, and for the profile of its bearer', async () => {
    const standIn = await openStandIn({
      '/auth/o2/token': json({
        access_token: 'Atza|a',
        refresh_token: 'Atzr|r',
        token_type: 'bearer',
        expires_in: 3600,
      }),
      '/user/profile': json({
        user_id: 'amzn1.account.B',
        email: 'bob@example.com',
        name: 'Bob',
        postal_code: '98052',
      }),
    })
    const { url, sentTo, seen } = standIn
    const idp = at('LoginWithAmazon', {
      authorize_scopes: 'profile postal_code',
      authorize_url: `${url}/ap/oa`,
      token_url: `${url}/auth/o2/token`,
      attributes_url: `${url}/user/profile`,
    })
    const port = federation()
    expect(await begin(port, idp)).toMatchObject({
      place: `${url}/ap/oa`,
      asks: { scope: 'profile postal_code' },
    })
    expect(await ask(port, idp)).toMatchObject({
      subject: 'amzn1.account.B',
      issuer: null,
      brought: { user_id: 'amzn1.account.B', postal_code: '98052', refresh_token: 'Atzr|r' },
    })
    expect(sentTo('/auth/o2/token')).toEqual({
      grant_type: 'authorization_code',
      client_id: 'shop',
      client_secret: secret,
      redirect_uri: returnTo,
      code: 'a code',
    })
    expect(seen.at(-1)?.headers.authorization).toBe('Bearer Atza|a')
  })
})

describe('Sign in with Apple', () => {
  const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const pem = pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  const bare = pem.replaceAll(/-----[A-Z ]+-----|\s/g, '')
  const details = { client_secret: '', team_id: 'TEAM123456', key_id: 'KEY1234567', private_key: pem }

  it('is gone to for a form as its answer, where a name or an address is asked for', async () => {
    const asked = await begin(
      federation(),
      at('SignInWithApple', { ...details, authorize_scopes: 'email name' }),
    )
    expect(asked).toMatchObject({
      place: 'https://appleid.apple.com/auth/authorize',
      asks: { response_mode: 'form_post', response_type: 'code', scope: 'email name', nonce },
    })
    const plain = await begin(federation(), at('SignInWithApple', { ...details, authorize_scopes: 'openid' }))
    expect(plain).not.toHaveProperty('asks.response_mode')
  })

  it.each([
    ['as it is given away', pem],
    ['in one line', bare],
  ])('is shown a secret that the key of the team has signed: %s', async (_, private_key) => {
    const { places, gives, sentTo, url } = await openIdStandIn()
    await gives({ email: 'bob@privaterelay.appleid.com', email_verified: 'true' })
    const idp = at('SignInWithApple', { ...details, ...places, private_key, authorize_scopes: 'email' })
    expect(await ask(federation(), idp)).toMatchObject({
      subject: '1234567890',
      brought: { email_verified: 'true' },
    })
    const { client_secret: shown = '' } = sentTo('/token')
    expect(decodeProtectedHeader(shown)).toEqual({ alg: 'ES256', kid: 'KEY1234567' })
    const publicPem = pair.publicKey.export({ type: 'spki', format: 'pem' }).toString()
    const { payload } = await jwtVerify(shown, await importSPKI(publicPem, 'ES256'))
    expect(payload).toMatchObject({ iss: 'TEAM123456', sub: 'shop', aud: url })
    expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(300)
  })

  it('tells of a name once, in the form, of which nothing else is believed', async () => {
    const { places, gives } = await openIdStandIn()
    await gives({ email: 'bob@example.com', email_verified: true })
    const idp = at('SignInWithApple', { ...details, ...places, authorize_scopes: 'email name' })
    const user = JSON.stringify({
      name: { firstName: 'Bob', lastName: 'Kim' },
      email: 'eve@example.com',
      sub: 'eve',
      email_verified: false,
    })
    expect(await ask(federation(), idp, { code: 'a code', user })).toMatchObject({
      subject: '1234567890',
      brought: {
        email: 'bob@example.com',
        email_verified: 'true',
        firstName: 'Bob',
        lastName: 'Kim',
        name: 'Bob Kim',
      },
    })
    expect(await ask(federation(), idp)).not.toHaveProperty('brought.name')
    expect(await ask(federation(), idp, { code: 'a code', user: '[{"name":' })).not.toHaveProperty(
      'brought.name',
    )
  })

  it('is not asked with a key that is none', async () => {
    const { places, paths } = await openIdStandIn()
    const idp = at('SignInWithApple', {
      ...details,
      ...places,
      private_key: 'nonsense',
      authorize_scopes: 'email',
    })
    expect(await ask(federation(), idp)).toEqual({
      error: 'server_error',
      description: 'SignInWithApple is not fully configured',
    })
    expect(paths()).toEqual([])
  })
})
