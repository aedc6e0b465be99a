import { createHmac } from 'node:crypto'
import { exportSPKI, FlattenedSign, importJWK, SignJWT } from 'jose'
import type { JWTPayload } from 'jose'
import { describe, expect, it } from 'vitest'
import { openOrigin } from '../reach/open-origin.ts'
import { claims, forged, now, openIssuer, outside, seconds, signed, signingKey } from './issuer.ts'

const key = await signingKey('first')
const attacker = await signingKey('attacker')
/** One of the issuer's own, of an algorithm that its discovery document does not name. */
const other = await signingKey('other', 'RS512')

/** A token with the public key for a secret, by which careless verifiers are talked into HMAC. */
async function byPublicKey(payload: object): Promise<string> {
  const pem = await exportSPKI((await importJWK(key.jwk, 'RS256')) as CryptoKey)
  const [unsigned = ''] = [forged({ alg: 'HS256', kid: key.kid }, payload).replace(/\.AAAA$/, '')]
  return `${unsigned}.${createHmac('sha256', pem).update(unsigned).digest('base64url')}`
}

describe('a token is refused', () => {
  it.each([
    ['that nobody signed, with alg none', (iss: string) => forged({ alg: 'none' }, claims(iss), 'AA')],
    [
      'of alg none, with the id of a key',
      (iss: string) => forged({ alg: 'none', kid: key.kid }, claims(iss), 'AA'),
    ],
    ['that has the public key for a secret', (iss: string) => byPublicKey(claims(iss))],
    [
      'that somebody else signed in the name of the key',
      (iss: string) => signed({ ...attacker, kid: key.kid }, claims(iss)),
    ],
    ['that names a key which the issuer does not have', (iss: string) => signed(attacker, claims(iss))],
    [
      'that names no key',
      (iss: string) => new SignJWT(claims(iss)).setProtectedHeader({ alg: 'RS256' }).sign(key.privateKey),
    ],
    [
      'that says something else than was signed',
      async (iss: string) => {
        const [header, , signature] = (await signed(key, claims(iss))).split('.')
        const payload = Buffer.from(JSON.stringify(claims(iss, { sub: 'eve' }))).toString('base64url')
        return [header, payload, signature].join('.')
      },
    ],
    [
      'that brings its own key',
      (iss: string) => signed({ ...attacker, kid: key.kid }, claims(iss), { jwk: attacker.jwk }),
    ],
    [
      'that brings its own certificate',
      (iss: string) => signed({ ...attacker, kid: key.kid }, claims(iss), { x5c: ['MIIC'] }),
    ],
    [
      'that has an extension which must be understood',
      (iss: string) =>
        new SignJWT(claims(iss))
          .setProtectedHeader({ alg: 'RS256', kid: key.kid, crit: ['audit'], audit: true })
          .sign(key.privateKey, { crit: { audit: true } }),
    ],
    [
      // Its signature is over what is sent, which is then not what it says.
      'whose payload is said not to be in base64',
      async (iss: string) => {
        const sent = Buffer.from(JSON.stringify(claims(iss))).toString('base64url')
        const { protected: header, signature } = await new FlattenedSign(Buffer.from(sent))
          .setProtectedHeader({ alg: 'RS256', kid: key.kid, b64: false, crit: ['b64'] })
          .sign(key.privateKey)
        return [header, sent, signature].join('.')
      },
    ],
    ['by an algorithm of which the issuer does not say it', (iss: string) => signed(other, claims(iss))],
  ])('%s', async (_, token) => {
    const { url } = await openIssuer(key, other)
    expect(await outside().oidc(url, await token(url), now)).toEqual({ why: 'signature' })
  })

  it('by an algorithm for secrets, though the discovery document says it signs by it', async () => {
    const { url, discovery } = await openIssuer(key)
    discovery({ id_token_signing_alg_values_supported: ['HS256', 'none'] })
    expect(await outside().oidc(url, await byPublicKey(claims(url)), now)).toEqual({ why: 'signature' })
  })

  it.each([
    ['jku', 'jku'],
    ['x5u', 'x5u'],
  ])('whose header says by %s where its key is, and nobody goes there', async (_, name) => {
    const { url } = await openIssuer(key)
    const { port, connections } = await openOrigin((_, response) =>
      response.end(JSON.stringify({ keys: [{ ...attacker.jwk, kid: key.kid }] })),
    )
    const place = `http://127.0.0.1:${port}/keys`
    const token = await signed({ ...attacker, kid: key.kid }, claims(url), { [name]: place })
    expect(await outside().oidc(url, token, now)).toEqual({ why: 'signature' })
    expect(connections()).toBe(0)
  })

  it('that another issuer signed, by a key id of its own', async () => {
    const [mine, theirs] = [await openIssuer(key), await openIssuer(attacker)]
    const { oidc } = outside()
    // Both are known by now.
    expect(await oidc(theirs.url, await signed(attacker, claims(theirs.url)), now)).toMatchObject({
      subject: 'ana',
    })
    expect(await oidc(mine.url, await signed(attacker, claims(mine.url)), now)).toEqual({ why: 'signature' })
    expect(await oidc(mine.url, await signed(attacker, claims(theirs.url)), now)).toEqual({ why: 'issuer' })
  })

  it('that does not claim to be of the issuer, who is not even asked', async () => {
    const { url, seen } = await openIssuer(key)
    for (const iss of [`${url}/`, url.toUpperCase(), 'https://elsewhere.example'])
      expect(await outside().oidc(url, await signed(key, claims(iss)), now)).toEqual({ why: 'issuer' })
    expect(seen()).toEqual([])
  })

  it.each([
    ['has expired', { exp: seconds - 1 }, { why: 'expired', expired: seconds - 1, now: seconds }],
    ['expires at this second', { exp: seconds }, { why: 'expired', expired: seconds, now: seconds }],
    ['is not valid yet', { nbf: seconds + 61 }, { why: 'not yet valid' }],
    ['is issued tomorrow', { iat: seconds + 86_400 }, { why: 'not yet valid' }],
    ['never expires', { exp: undefined }, { why: 'malformed', claim: 'exp' }],
    ['expires at a text', { exp: '9999999999' }, { why: 'malformed', claim: 'exp' }],
    ['was never issued', { iat: undefined }, { why: 'malformed', claim: 'iat' }],
    ['begins at a text', { nbf: '0' }, { why: 'malformed', claim: 'nbf' }],
    ['is about nobody', { sub: undefined }, { why: 'malformed', claim: 'sub' }],
    ['is about an empty name', { sub: '' }, { why: 'malformed', claim: 'sub' }],
    ['is about too long a name', { sub: 'a'.repeat(256) }, { why: 'malformed', claim: 'sub' }],
    ['is about a list', { sub: ['ana'] }, { why: 'malformed', claim: 'sub' }],
    ['is for nobody', { aud: undefined }, { why: 'malformed', claim: 'aud' }],
    ['is for no one of a list', { aud: [] }, { why: 'malformed', claim: 'aud' }],
    ['is for what is no text', { aud: ['shop-audit', 7] }, { why: 'malformed', claim: 'aud' }],
    ['says no issuer', { iss: undefined }, { why: 'malformed', claim: 'iss' }],
  ])('that %s', async (_, more, distrust) => {
    const { url } = await openIssuer(key)
    const token = await signed(key, claims(url, more as JWTPayload))
    expect(await outside().oidc(url, token, now)).toEqual(distrust)
  })

  it.each([
    ['empty', ''],
    ['of two parts', 'e30.e30'],
    ['of five parts', 'e30.e30.e30.e30.e30'],
    ['with a list for its header', 'W10.e30.AAAA'],
    ['with a text for its payload', 'e30.ImEi.AAAA'],
    ['not in base64url', 'e30=.e30.AAAA'],
    ['with a line end', 'e30.e30.AAAA\n'],
    ['not JSON', 'AAAA.AAAA.AAAA'],
  ])('that is %s', async (_, token) => {
    const { url, seen } = await openIssuer(key)
    expect(await outside().oidc(url, token, now)).toEqual({ why: 'malformed' })
    expect(seen()).toEqual([])
  })

  it('that is longer than 20,000 characters, though all of it is right', async () => {
    const { url, seen } = await openIssuer(key)
    const token = await signed(key, claims(url, { padding: 'a'.repeat(20_000) }))
    expect(await outside().oidc(url, token, now)).toEqual({ why: 'malformed' })
    expect(seen()).toEqual([])
  })
})

describe('keys count for nothing', () => {
  it.each([
    ['that are of RSA with 1024 bits', { n: 'x'.repeat(171) }],
    ['that are for encryption', { use: 'enc' }],
    ['that are for another algorithm', { alg: 'RS512' }],
    ['that are secrets', { kty: 'oct', k: 'c2VjcmV0' }],
    ['that are no keys', { n: 5 }],
    ['whose id is no text', { kid: 1 }],
  ])('%s', async (_, more) => {
    const { url, answers, json } = await openIssuer(key)
    answers['/keys'] = json({ keys: [{ ...key.jwk, ...more }] })
    expect(await outside().oidc(url, await signed(key, claims(url)), now)).toEqual({ why: 'signature' })
  })

  it('of which two have one id', async () => {
    const { url, publish } = await openIssuer(key)
    publish(key, { ...attacker, jwk: { ...attacker.jwk, kid: key.kid } })
    expect(await outside().oidc(url, await signed(key, claims(url)), now)).toEqual({ why: 'signature' })
  })
})

describe('a discovery document', () => {
  it('of another issuer is not believed', async () => {
    const { url, discovery } = await openIssuer(key)
    discovery({ issuer: 'https://elsewhere.example' })
    expect(await outside().oidc(url, await signed(key, claims(url)), now)).toEqual({ why: 'issuer' })
  })

  it.each([
    ['is no JSON', '<html>'],
    ['is a list', '[]'],
    ['names no keys', '{"issuer":"URL"}'],
    ['names keys by a list', '{"issuer":"URL","jwks_uri":["URL/keys"]}'],
    [
      'says its algorithms by a text',
      '{"issuer":"URL","jwks_uri":"URL/keys","id_token_signing_alg_values_supported":"RS256"}',
    ],
  ])('that %s leads nowhere', async (_, text) => {
    const { url, answers } = await openIssuer(key)
    answers['/.well-known/openid-configuration'] = (_, response) => response.end(text.replaceAll('URL', url))
    expect(await outside().oidc(url, await signed(key, claims(url)), now)).toEqual({ why: 'unreachable' })
  })

  it.each([
    ['the cloud below', 'https://169.254.169.254/latest/meta-data'],
    ['the cloud below by IPv6', 'https://[fd00:ec2::254]/'],
    ['a neighbour', 'https://10.0.0.1/keys'],
    ['another protocol', 'file:///etc/passwd'],
    ['data', 'data:application/json,{"keys":[]}'],
    ['plain http', 'http://keys.example/keys'],
    ['no URL', 'keys'],
    ['a user', 'https://ana:secret@keys.example/keys'],
  ])('that names %s for its keys leads nowhere', async (_, place) => {
    const { url, discovery } = await openIssuer(key)
    discovery({ jwks_uri: place })
    const asked: string[] = []
    const lookup = async (name: string) => {
      asked.push(name)
      return [{ address: '127.0.0.1', family: 4 }]
    }
    const { oidc } = outside({ lookup })
    expect(await oidc(url, await signed(key, claims(url)), now)).toEqual({ why: 'unreachable' })
    expect(asked).toEqual([])
  })
})
