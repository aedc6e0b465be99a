import type { JWTPayload } from 'jose'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { claims, forged, signed, signingKey, type SigningKey } from '../adapters/outside/issuer.ts'
import { openForgeries } from '../adapters/outside/saml-forgeries.ts'
import { at, decode } from '../adapters/outside/saml-provider.ts'
import { attributes, openAttackWorld, seconds, type PublicKey } from './sts-attack-world.ts'
import { forger, said, tokenForgeries, withClaims } from './token-forgeries.ts'

let world: Awaited<ReturnType<typeof openAttackWorld>>
let attacker: SigningKey
beforeAll(async () => {
  world = await openAttackWorld()
  attacker = await signingKey('attacker')
})
afterAll(() => world?.close())

const refused = (code: string, message: string | RegExp, status = 400) => ({
  status,
  code,
  message: message instanceof RegExp ? expect.stringMatching(message) : message,
})
const by = (keys: readonly PublicKey[]) => forger(attacker, keys, world.issuer.url)
const unsigned = refused('InvalidIdentityToken', 'The signature of the token could not be verified.')

it.each([
  ['an OIDC provider', 'auditor', () => signed(world.issuer.key, claims(world.issuer.url))],
  ['an identity pool', 'visitor', async () => (await world.guest('shop')).Token],
  ['a user pool', 'shopper', async () => (await world.signedIn('people')).IdToken],
])('a token of %s is none without its signature, whatever its algorithm', async (_, role, make) => {
  const good = await make()
  const verdict = refused('InvalidIdentityToken', /^The ID Token provided is not a valid JWT/)
  for (const token of [good.replace(/[^.]+$/, ''), forged({ alg: 'none' }, said(good), '')])
    expect(await world.web(token, role)).toEqual(verdict)
})

describe('STS refuses a token of an OIDC provider', () => {
  const good = (more: object = {}) => signed(world.issuer.key, claims(world.issuer.url, more as JWTPayload))

  it('that is none of these: this one is good', async () => {
    expect(await world.web(await good(), 'auditor')).toEqual({ status: 200, subject: 'ana' })
  })

  it.each(tokenForgeries)('%s', async (_, make) => {
    const token = await make(await good(), by([world.issuer.key.jwk as PublicKey]))
    expect(await world.web(token, 'auditor')).toEqual(unsigned)
  })

  it('that is signed by an algorithm of which the issuer does not say it', async () => {
    const token = await signed(world.issuer.other, claims(world.issuer.url))
    expect(await world.web(token, 'auditor')).toEqual(unsigned)
  })

  const notDeclared = (issuer: string) =>
    refused('InvalidIdentityToken', `No OpenIDConnect provider found in your account for ${issuer}`)
  it.each<[string, object, ReturnType<typeof refused>]>([
    [
      'that has expired',
      { exp: seconds - 1 },
      refused(
        'ExpiredTokenException',
        `Token expired: current date/time ${seconds} must be before the expiration date/time${seconds - 1}`,
      ),
    ],
    ['that expires now', { exp: seconds }, refused('ExpiredTokenException', /^Token expired/)],
    [
      'that never expires',
      { exp: undefined },
      refused('InvalidIdentityToken', 'Missing a required claim: exp'),
    ],
    [
      'that is not valid yet',
      { nbf: seconds + 61 },
      refused('InvalidIdentityToken', 'The token is not yet valid.'),
    ],
    [
      'that is issued tomorrow',
      { iat: seconds + 86_400 },
      refused('InvalidIdentityToken', 'The token is not yet valid.'),
    ],
    ['for another audience', { aud: 'else' }, refused('InvalidIdentityToken', 'Incorrect token audience')],
    [
      'that was given to somebody else',
      { azp: 'else' },
      refused('InvalidIdentityToken', 'Incorrect token audience'),
    ],
    ['for nobody', { aud: undefined }, refused('InvalidIdentityToken', 'Missing a required claim: aud')],
    ['about nobody', { sub: undefined }, refused('InvalidIdentityToken', 'Missing a required claim: sub')],
    ['of no issuer', { iss: undefined }, refused('InvalidIdentityToken', 'Missing a required claim: iss')],
    [
      'of an issuer that nobody declares',
      { iss: 'https://evil.example' },
      notDeclared('https://evil.example'),
    ],
  ])('%s', async (_, more, verdict) => {
    expect(await world.web(await good(more), 'auditor')).toEqual(verdict)
  })

  it('for the role of another provider', async () => {
    expect(await world.web(await good(), 'shopper')).toEqual(
      refused('AccessDenied', 'Not authorized to perform sts:AssumeRoleWithWebIdentity', 403),
    )
  })
})

describe('STS refuses a token of an identity pool', () => {
  it('that is none of these: this one is good', async () => {
    const { Token, IdentityId } = await world.guest('shop')
    expect(await world.web(Token, 'visitor')).toEqual({ status: 200, subject: IdentityId })
  })

  it.each(tokenForgeries)('%s', async (_, make) => {
    const { Token, keys } = await world.guest('shop')
    expect(await world.web(await make(Token, by(keys)), 'visitor')).toEqual(unsigned)
  })

  it.each<[string, object]>([
    ['of somebody who says to have signed in', { amr: ['authenticated'] }],
    ['that says to be of another pool', { aud: 'us-east-1:11111111-2222-4333-8444-555555555555' }],
  ])('%s', async (_, more) => {
    const { Token } = await world.guest('shop')
    expect(await world.web(withClaims(Token, more), 'member')).toEqual(unsigned)
  })

  it('of another pool, of a guest where one must have signed in, and of yesterday', async () => {
    const denied = refused('AccessDenied', 'Not authorized to perform sts:AssumeRoleWithWebIdentity', 403)
    expect(await world.web((await world.guest('other')).Token, 'visitor')).toEqual(denied)
    const { Token } = await world.guest('shop')
    expect(await world.web(Token, 'member')).toEqual(denied)
    const before = world.clock.at
    onTestFinished(() => void (world.clock.at = before))
    world.clock.at += 86_400_000
    expect(await world.web(Token, 'visitor')).toEqual(refused('ExpiredTokenException', /^Token expired/))
  })
})

describe('STS refuses a token of a user pool', () => {
  let people: Awaited<ReturnType<typeof world.signedIn>>
  beforeAll(async () => void (people = await world.signedIn('people')))

  it('that is none of these: this one is good', async () => {
    expect(await world.web(people.IdToken, 'shopper')).toEqual({
      status: 200,
      subject: said(people.IdToken)['sub'],
    })
  })

  it.each(tokenForgeries)('%s', async (_, make) => {
    expect(await world.web(await make(people.IdToken, by(people.keys)), 'shopper')).toEqual(unsigned)
  })

  it('that is for access, also under the name of an ID token', async () => {
    expect(await world.web(people.AccessToken, 'shopper')).toEqual(
      refused('InvalidIdentityToken', 'Missing a required claim: aud'),
    )
    const aud = said(people.IdToken)['aud']
    expect(await world.web(withClaims(people.AccessToken, { aud, token_use: 'id' }), 'shopper')).toEqual(
      unsigned,
    )
  })

  it('of another pool, which is no provider, also where it says to be of this one', async () => {
    const { IdToken } = await world.signedIn('others')
    expect(await world.web(IdToken, 'shopper')).toEqual(
      refused('InvalidIdentityToken', /^No OpenIDConnect provider found in your account for https:/),
    )
    const { iss, aud } = said(people.IdToken)
    expect(await world.web(withClaims(IdToken, { iss, aud }), 'shopper')).toEqual(unsigned)
  })

  it('whose time is over', async () => {
    const before = world.clock.at
    onTestFinished(() => void (world.clock.at = before))
    world.clock.at += 3_600_000
    expect(await world.web(people.IdToken, 'shopper')).toEqual(
      refused('ExpiredTokenException', /^Token expired/),
    )
  })
})

// Their names, by which tests are called before there is a world.
const made = await openForgeries({ attributes })
describe('STS refuses a SAML response', () => {
  const invalid = (message: string) => refused('InvalidIdentityToken', message)
  const next = (says: object) => world.forgeries.provider.sign({ id: '_next', attributes, ...says })

  it('that is none of these: this one is good, once', async () => {
    const response = await next({ id: '_good' })
    expect(await world.saml(response)).toEqual({ status: 200, subject: 'ana@partner.example' })
    expect(await world.saml(response)).toMatchObject({ status: 403, code: 'IDPRejectedClaim' })
    const again = decode(response).replace('ID="_response"', 'ID="_again"')
    expect(await world.saml(again)).toMatchObject({ status: 403, code: 'IDPRejectedClaim' })
  })

  it.each([...made.broken, ...made.wrappings].map(([name], n) => [name, n] as const))('%s', async (_, n) => {
    const { broken, wrappings } = world.forgeries
    const [, xml = ''] = [...broken, ...wrappings][n] ?? []
    expect(await world.saml(xml)).toEqual(invalid('Response signature invalid'))
  })

  it.each(made.documents.map(([name], n) => [name, n] as const))('that is or has %s', async (_, n) => {
    const [, xml = ''] = world.forgeries.documents[n] ?? []
    expect(await world.saml(xml)).toEqual(invalid('Your request included an invalid SAML response.'))
  })

  const tooOld = refused('ExpiredTokenException', 'Token must be redeemed within 5 minutes of issuance')
  const audience = invalid('Response does not contain the required audience.')
  it.each<[string, object, ReturnType<typeof refused>]>([
    ['that has expired', { ends: 0 }, tooOld],
    ['that was to be brought by now', { confirmedUntil: 0 }, tooOld],
    ['that was issued long ago', { issued: -300 }, tooOld],
    ['that is not valid yet', { begins: 61 }, invalid('The SAML response is not yet valid.')],
    ['for another audience', { audience: 'urn:shop' }, audience],
    ['for another recipient', { recipient: 'https://shop.example/saml' }, audience],
    ['with another destination', { destination: 'https://shop.example/saml' }, audience],
    [
      'of another issuer',
      { issuer: 'https://other.example' },
      invalid('Issuer not present in specified provider'),
    ],
    [
      'about somebody who did not sign in',
      { status: 'urn:oasis:names:tc:SAML:2.0:status:Responder' },
      refused('IDPRejectedClaim', /./, 403),
    ],
  ])('%s', async (_, says, verdict) => {
    expect(await world.saml(await next(says))).toEqual(verdict)
  })

  it('in which a comment cuts a name off, which is then whole', async () => {
    const nameId = 'ana@partner.example.evil.example'
    const theirs = decode(await next({ id: '_cut', nameId }))
    const cut = theirs.replace('>ana@partner.example.evil', '>ana@partner.example<!-- -->.evil')
    expect(cut).not.toBe(theirs)
    expect(await world.saml(cut)).toEqual({ status: 200, subject: nameId })
  })

  it('whose session at its provider is over', async () => {
    expect(at(0)).toBe(new Date(world.clock.at).toISOString())
    expect(await world.saml(await next({ session: 0 }))).toEqual(tooOld)
  })
})

it('what is recorded of all this holds neither a token nor a response', () => {
  const told = JSON.stringify(world.runs)
  expect(world.runs.length).toBeGreaterThan(100)
  expect(told).not.toMatch(/eyJ[\w-]{8,}/)
  expect(told).not.toContain('PHNhbWxwOl')
  const { at: _, took: __, ...run } = world.runs.find(({ operation }) => operation.endsWith('SAML')) ?? {}
  expect(run).toMatchObject({ asked: { SAMLAssertion: '[redacted]' } })
  const good = world.runs.find(({ operation, outcome }) => /SAML$/.test(operation) && outcome === 'answered')
  expect(good?.decision).toMatchObject({ decision: 'allow', by: { policy: 'trust of clerk' } })
})
