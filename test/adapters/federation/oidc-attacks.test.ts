import { createHmac } from 'node:crypto'
import { exportSPKI, importJWK } from 'jose'
import { describe, expect, it } from 'vitest'
import { forged, signed } from '../outside/issuer.ts'
import { openOrigin } from '../reach/open-origin.ts'
import { ask, begin, federation, json, openOidcStandIn, secret, signingKey } from './stand-in.ts'

const key = await signingKey('first')
const attacker = await signingKey('attacker')
type Corp = Awaited<ReturnType<typeof openOidcStandIn>>

/** A token signed by a secret that an attacker knows. */
function byHmac(payload: object, secret: string): string {
  const unsigned = forged({ alg: 'HS256', kid: key.kid }, payload).replace(/\.AAAA$/, '')
  return `${unsigned}.${createHmac('sha256', secret).update(unsigned).digest('base64url')}`
}
const publicPem = async () => exportSPKI((await importJWK(key.jwk, 'RS256')) as CryptoKey)

const refused = (what: string) => ({ error: 'invalid_request', description: what })
const badToken = {
  error: 'invalid_request',
  description: expect.stringMatching(/^Bad id_token( \w+)?$/) as string,
}

describe('an ID token is refused', () => {
  it.each<readonly [string, (corp: Corp) => string | Promise<string>, string]>([
    ['that nobody signed', ({ claims }) => forged({ alg: 'none' }, claims(), ''), 'Bad id_token'],
    [
      'of alg none with the id of a key',
      ({ claims }) => forged({ alg: 'none', kid: key.kid }, claims(), 'AA'),
      'Bad id_token',
    ],
    [
      'that has the public key for a secret',
      async ({ claims }) => byHmac(claims(), await publicPem()),
      'Bad id_token',
    ],
    ['that has the secret of the app for its key', ({ claims }) => byHmac(claims(), secret), 'Bad id_token'],
    [
      'that somebody else signed in the name of the key',
      ({ claims }) => signed({ ...attacker, kid: key.kid }, claims()),
      'Bad id_token signature',
    ],
    [
      'that names a key which the provider does not have',
      ({ claims }) => signed(attacker, claims()),
      'Bad id_token signature',
    ],
    [
      'that brings its own key',
      ({ claims }) => signed({ ...attacker, kid: key.kid }, claims(), { jwk: attacker.jwk }),
      'Bad id_token signature',
    ],
    [
      'that brings its own certificate',
      ({ claims }) => signed({ ...attacker, kid: key.kid }, claims(), { x5c: ['MIIC'] }),
      'Bad id_token signature',
    ],
    ['without a nonce', ({ claims }) => signed(key, claims({ nonce: undefined })), 'Bad id_token nonce'],
    [
      'with the nonce of another sign-in',
      ({ claims }) => signed(key, claims({ nonce: 'another' })),
      'Bad id_token nonce',
    ],
    [
      'of another issuer',
      ({ claims }) => signed(key, claims({ iss: 'https://evil.example' })),
      'Bad id_token issuer',
    ],
    ['for another app', ({ claims }) => signed(key, claims({ aud: 'other' })), 'Bad id_token audience'],
    [
      'for several apps, given to another',
      ({ claims }) => signed(key, claims({ aud: ['shop', 'other'], azp: 'other' })),
      'Bad id_token audience',
    ],
    ['that has expired', ({ claims }) => signed(key, claims({ exp: 1 })), 'Bad id_token time'],
    ['of nobody', ({ claims }) => signed(key, claims({ sub: undefined })), 'Bad id_token subject'],
    ['of somebody without a name', ({ claims }) => signed(key, claims({ sub: '' })), 'Bad id_token subject'],
    ['that is none', () => 'no token', 'Bad id_token'],
  ])('%s', async (_, token, description) => {
    const corp = await openOidcStandIn(key)
    corp.answers['/token'] = corp.tokens(await token(corp))
    expect(await ask(federation(), corp.idp)).toEqual(refused(description))
  })

  it('that is not there', async () => {
    const { idp, answers, tokens } = await openOidcStandIn(key)
    answers['/token'] = tokens(undefined)
    expect(await ask(federation(), idp)).toEqual(badToken)
  })

  it('whose header says where its keys are, and nobody looks there', async () => {
    const elsewhere = await openOrigin(json({ keys: [attacker.jwk] }))
    const jku = `http://localhost:${elsewhere.port}/keys`
    const { idp, gives } = await openOidcStandIn(key)
    for (const header of [{ jku }, { x5u: jku }]) {
      await gives({}, { ...attacker, kid: key.kid }, header)
      expect(await ask(federation(), idp)).toEqual(refused('Bad id_token signature'))
    }
    expect(elsewhere.connections()).toBe(0)
  })

  it('by an algorithm of secrets, even where the provider publishes it', async () => {
    const { idp, answers, claims, discovery, tokens } = await openOidcStandIn(key)
    discovery({ id_token_signing_alg_values_supported: ['HS256', 'none', 'RS256'] })
    answers['/token'] = tokens(byHmac(claims(), secret))
    expect(await ask(federation(), idp)).toEqual(badToken)
    answers['/token'] = tokens(forged({ alg: 'none' }, claims(), ''))
    expect(await ask(federation(), idp)).toEqual(badToken)
  })
})

describe('mixing providers up', () => {
  it('fails where the answer says that it is of another, before the code is shown to anybody', async () => {
    const { idp, paths, discovery } = await openOidcStandIn(key)
    discovery({ authorization_response_iss_parameter_supported: true })
    expect(await ask(federation(), idp, { code: 'a code', iss: 'https://evil.example' })).toEqual(
      refused('Bad id_token issuer'),
    )
    expect(paths()).not.toContain('/token')
  })

  it('fails where a provider that always says who it is does not', async () => {
    const { idp, paths, discovery } = await openOidcStandIn(key)
    discovery({ authorization_response_iss_parameter_supported: true })
    expect(await ask(federation(), idp, { code: 'a code' })).toEqual(badToken)
    expect(paths()).not.toContain('/token')
  })

  it('fails where a discovery document is of another issuer', async () => {
    const { idp, discovery } = await openOidcStandIn(key)
    discovery({ issuer: 'https://login.bank.example' })
    expect(await begin(federation(), idp)).toEqual(refused('Bad id_token issuer'))
  })

  it('fails where user info is of somebody else', async () => {
    const { idp, answers } = await openOidcStandIn(key)
    for (const said of [{ sub: 'eve', email: 'bob@corp.example' }, { email: 'bob@corp.example' }]) {
      answers['/userinfo'] = json(said)
      expect(await ask(federation(), idp)).toEqual(refused('The user info is of another user'))
    }
  })
})

describe('a provider leads nobody', () => {
  const out = refused('The identity provider cannot be reached')
  /** A provider out in the world, whose every name leads to these addresses. */
  const at = (addresses: readonly string[]) => {
    const asked: string[] = []
    return {
      asked,
      lookup: async (name: string) => {
        asked.push(name)
        return addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))
      },
    }
  }
  const outside = (idp: Corp['idp'], said: object) => ({
    ...idp,
    ProviderDetails: { ...idp.ProviderDetails, ...said },
  })

  it.each([
    ['10.1.2.3'],
    ['169.254.169.254'],
    ['127.0.0.1'],
    ['::1'],
    ['fd00::1'],
    ['192.168.0.1'],
    ['::ffff:10.0.0.1'],
  ])('into the network of the server, by a name that leads to %s', async (address) => {
    const { idp } = await openOidcStandIn(key)
    const issuer = outside(idp, { oidc_issuer: 'https://login.evil.example' })
    expect(await begin(federation(at([address])), issuer)).toEqual(out)
  })

  it('there by a name that leads to a public address, too, or at the second look', async () => {
    const { idp } = await openOidcStandIn(key)
    const both = at(['93.184.216.34', '10.1.2.3'])
    expect(await begin(federation(both), outside(idp, { oidc_issuer: 'https://evil.example' }))).toEqual(out)
    // Names are looked up once for each connection: where it goes is what was checked.
    expect(both.asked).toEqual(['evil.example'])
  })

  it.each([
    ['http://login.evil.example'],
    ['https://10.1.2.3'],
    ['https://169.254.169.254'],
    ['https://[::1]'],
    ['https://localhost'],
    ['https://ana:secret@login.evil.example'],
    ['file:///etc/passwd'],
    ['gopher://login.evil.example'],
  ])('where nothing is on this machine, to %s', async (oidc_issuer) => {
    const { idp } = await openOidcStandIn(key)
    const world = at(['93.184.216.34'])
    const port = federation({ ...world, allowLocal: false, time: 300 })
    expect(await begin(port, outside(idp, { oidc_issuer }))).toEqual(out)
    expect(world.asked).toEqual([])
  })

  it('to this machine under `serve`, by any of its addresses', async () => {
    const { idp, seen, url } = await openOidcStandIn(key)
    const port = federation({ allowLocal: false })
    expect(await begin(port, idp)).toEqual(out)
    const said = { authorize_url: `${url}/authorize`, token_url: `${url}/token`, jwks_uri: `${url}/keys` }
    const known = outside(idp, { oidc_issuer: 'https://login.corp.example', ...said })
    expect(await begin(port, known)).toEqual(out)
    expect(await ask(port, known)).toEqual(out)
    expect(seen).toEqual([])
  })

  it.each([['token_url'], ['jwks_uri'], ['attributes_url']])(
    'into the network by its `%s`',
    async (detail) => {
      const { idp, url } = await openOidcStandIn(key)
      const said = {
        authorize_url: `${url}/authorize`,
        token_url: `${url}/token`,
        jwks_uri: `${url}/keys`,
        attributes_url: `${url}/userinfo`,
        [detail]: 'https://10.1.2.3/secrets',
      }
      expect(await ask(federation({ time: 300 }), outside(idp, said))).toEqual(out)
    },
  )

  it.each([['token_endpoint'], ['jwks_uri'], ['userinfo_endpoint']])(
    'into the network by the `%s` that it publishes',
    async (word) => {
      const { idp, discovery } = await openOidcStandIn(key)
      discovery({ [word]: 'http://169.254.169.254/latest/meta-data' })
      expect(await ask(federation({ time: 300 }), idp)).toEqual(out)
    },
  )

  it('anywhere else by a redirect', async () => {
    const elsewhere = await openOrigin()
    for (const path of ['/.well-known/openid-configuration', '/token', '/keys', '/userinfo']) {
      const { idp, answers } = await openOidcStandIn(key)
      const location = `http://localhost:${elsewhere.port}/`
      answers[path] = (_, response) => response.writeHead(307, { location }).end()
      expect(await ask(federation(), idp)).toHaveProperty('error', 'invalid_request')
    }
    expect(elsewhere.connections()).toBe(0)
  })

  it.each([
    ['javascript:alert(1)'],
    ['http://login.evil.example/authorize'],
    ['https://ana:secret@login.evil.example'],
  ])('and sends no browser to %s', async (authorization_endpoint) => {
    const { idp, discovery } = await openOidcStandIn(key)
    discovery({ authorization_endpoint })
    expect(await begin(federation(), idp)).toHaveProperty('error')
  })
})

describe('a provider that publishes nonsense is not spoken to', () => {
  it.each([
    ['token_endpoint', undefined],
    ['token_endpoint', 'nonsense'],
    ['token_endpoint', ['https://a.example']],
    ['jwks_uri', undefined],
    ['jwks_uri', 'javascript:alert(1)'],
    ['userinfo_endpoint', 'nonsense'],
    ['id_token_signing_alg_values_supported', 'RS256'],
    ['id_token_signing_alg_values_supported', [7]],
    ['code_challenge_methods_supported', 'S256'],
    ['token_endpoint_auth_methods_supported', 'client_secret_basic'],
  ])('of `%s`: %j', async (word, value) => {
    const { idp, discovery } = await openOidcStandIn(key)
    discovery({ [word]: value })
    const heard = await ask(federation(), idp)
    expect('error' in heard ? heard.error : heard.subject).toMatch(/^(invalid_request|server_error|bob)$/)
  })

  it.each([['[]'], ['null'], ['{}'], ['{"issuer":7}'], ['<html>']])('as its document: %s', async (text) => {
    const { idp, answers } = await openOidcStandIn(key)
    answers['/.well-known/openid-configuration'] = (_, response) =>
      response.setHeader('content-type', 'application/json').end(text)
    expect(await begin(federation(), idp)).toHaveProperty('error', 'invalid_request')
  })

  it.each([['[]'], ['null'], ['{"keys":7}'], ['{"keys":[null,7,{}]}']])('as its keys: %s', async (text) => {
    const { idp, answers } = await openOidcStandIn(key)
    answers['/keys'] = (_, response) => response.setHeader('content-type', 'application/json').end(text)
    expect(await ask(federation(), idp)).toHaveProperty('error', 'invalid_request')
  })
})

describe('a provider fills no memory', () => {
  const large = 'x'.repeat(300 * 1024)
  it.each([['/.well-known/openid-configuration'], ['/token'], ['/keys'], ['/userinfo']])(
    'with what is at %s',
    async (path) => {
      const { idp, answers } = await openOidcStandIn(key)
      answers[path] = json({ large })
      expect(await ask(federation(), idp)).toHaveProperty('error', 'invalid_request')
    },
  )
})
