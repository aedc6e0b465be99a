import {
  CognitoIdentityClient,
  DescribeIdentityCommand,
  GetCredentialsForIdentityCommand,
  GetIdCommand,
  ListIdentitiesCommand,
} from '@aws-sdk/client-cognito-identity'
import { AssumeRoleWithSAMLCommand, STSClient } from '@aws-sdk/client-sts'
import { exportSPKI, importJWK, type JWTPayload } from 'jose'
import { createHmac } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { App } from '../../src/app/app.ts'
import { startApp } from '../../src/app/start-app.ts'
import { claims, forged, now, seconds, signed, signingKey } from '../adapters/outside/issuer.ts'
import { decode, encode, openProvider, response } from '../adapters/outside/saml-provider.ts'
import { folder } from '../serve.ts'
import { refusal } from './sdk.ts'

const account = '123456789012'
const identityPoolId = 'us-east-1:11111111-2222-4333-8444-555555555555'
const samlArn = `arn:aws:iam::${account}:saml-provider/partner`
const [key, next, attacker] = await Promise.all(['first', 'first', 'attacker'].map((kid) => signingKey(kid)))
const partner = openProvider()
const stranger = openProvider()

/** Two issuers on this machine, each with a key of its own under one and the same id, and what was asked there. */
const asked: string[] = []
const issuers = createServer(({ url = '', headers: { host } }, answer) => {
  asked.push(url)
  const [, name] = url.split('/')
  const base = `http://${host}/${name}`
  const { jwk } = (name === 'corp' ? key : next)!
  answer.end(
    JSON.stringify(url.endsWith('/keys') ? { keys: [jwk] } : { issuer: base, jwks_uri: `${base}/keys` }),
  )
})
let app: App
let remove: () => void
let host: string

beforeAll(async () => {
  await new Promise<void>((done) => issuers.listen(0, '127.0.0.1', done))
  host = `127.0.0.1:${(issuers.address() as AddressInfo).port}`
  const made = folder({
    'pools/shop.identity.yaml': `
id: ${identityPoolId}
guests: false
providers:
  corp: { type: oidc, tags: { team: team } }
  other: { type: oidc }
  partner: { type: saml }
roles: { authenticated: buyer }
`,
    'pools/corp.oidc-provider.yaml': `url: http://${host}/corp\naudiences: [shop]\n`,
    'pools/other.oidc-provider.yaml': `url: http://${host}/other\naudiences: [shop]\n`,
    'pools/partner.saml-provider.yaml': 'metadata: { file: ./partner.xml }\n',
    'pools/partner.xml': partner.metadata,
    'pools/buyer.role.yaml':
      'trust: { type: identityPool, pool: shop, as: authenticated, tagSession: true }\n',
    'pools/auditor.role.yaml': 'trust: { type: saml, provider: partner }\n',
  })
  remove = made.remove
  const clock = { now: () => now, ticks: () => performance.now() }
  app = await startApp({ root: made.dir, mode: 'dev', port: 0, memory: true, clock })
})
afterAll(async () => {
  await app?.close()
  issuers.close()
  remove?.()
})

const endpoint = () => ({ region: 'us-east-1', endpoint: app.url, maxAttempts: 1 })
const nobody = () => new CognitoIdentityClient(endpoint())
const somebody = () =>
  new CognitoIdentityClient({
    ...endpoint(),
    credentials: { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'any' },
  })
type Logins = Record<string, string>
const getId = async (Logins: Logins) =>
  (await nobody().send(new GetIdCommand({ IdentityPoolId: identityPoolId, Logins }))).IdentityId ?? ''
const credentials = (IdentityId: string, Logins: Logins) =>
  nobody().send(new GetCredentialsForIdentityCommand({ IdentityId, Logins }))
const all = async () =>
  (await somebody().send(new ListIdentitiesCommand({ IdentityPoolId: identityPoolId, MaxResults: 60 })))
    .Identities
const corp = () => `${host}/corp`
const say = (more: JWTPayload = {}, name = 'corp') =>
  claims(`http://${host}/${name}`, { aud: 'shop', ...more })

const without = (claim: 'aud' | 'sub') => {
  const { [claim]: _, ...rest } = say()
  return rest
}

/** Each attack is made on both ends of the enhanced flow, and leaves nothing behind. */
async function refused(id: string, Logins: Logins, expected: unknown): Promise<void> {
  const before = await all()
  await expect(getId(Logins)).rejects.toEqual(expected)
  await expect(credentials(id, Logins)).rejects.toEqual(expected)
  expect(await all()).toEqual(before)
}
const unsigned = "Invalid login token. Couldn't verify signed token."
const lacking = (claim: string) => `Invalid login token. Missing a required claim: ${claim}`
const notOurs = 'Token is not from a supported provider of this identity pool.'
const otherIssuer = "Invalid login token. Issuer doesn't match providerName"
const noToken = 'Invalid login token. Not a valid OpenId Connect identity token.'

describe('a forged ID token opens nothing, with', () => {
  let id: string
  beforeEach(async () => void (id = await getId({ [corp()]: await signed(key!, say()) })))
  const bySecret = async (payload: object) => {
    const pem = await exportSPKI((await importJWK(key!.jwk, 'RS256')) as CryptoKey)
    const text = forged({ alg: 'HS256', kid: 'first' }, payload).replace(/\.AAAA$/, '')
    return `${text}.${createHmac('sha256', pem).update(text).digest('base64url')}`
  }
  const stolen = { ...attacker!, kid: 'first' }
  const elsewhere = () => `http://${host}/elsewhere`

  it.each<[string, () => string | Promise<string>, string]>([
    ['alg none', () => forged({ alg: 'none', kid: 'first' }, say(), 'AA'), unsigned],
    ['alg none, and no signature', () => forged({ alg: 'none', kid: 'first' }, say(), ''), noToken],
    ['the public key for a secret (HS256)', () => bySecret(say()), unsigned],
    ["somebody else's key under the kid", () => signed(stolen, say()), unsigned],
    ['a kid that the issuer does not have', () => signed(attacker!, say()), unsigned],
    ['a key of its own (jwk)', () => signed(stolen, say(), { jwk: attacker!.jwk }), unsigned],
    ['a place of its own for keys (jku)', () => signed(stolen, say(), { jku: elsewhere() }), unsigned],
    [
      'a place of its own for a certificate (x5u)',
      () => signed(stolen, say(), { x5u: elsewhere() }),
      unsigned,
    ],
    [
      'an end that is past',
      () => signed(key!, say({ exp: seconds })),
      `Invalid login token. Token expired: ${seconds} >= ${seconds}`,
    ],
    [
      'a begin that has not come',
      () => signed(key!, say({ nbf: seconds + 61 })),
      'Invalid login token. Token is not yet valid.',
    ],
    ['another audience', () => signed(key!, say({ aud: 'other' })), notOurs],
    [
      'another audience, though it is given to ours',
      () => signed(key!, say({ aud: 'x', azp: 'shop' })),
      notOurs,
    ],
    ['no audience, as access tokens', () => signed(key!, without('aud')), lacking('aud')],
    ['no subject', () => signed(key!, without('sub')), lacking('sub')],
    ['another issuer that the pool takes', () => signed(next!, say({}, 'other')), otherIssuer],
    ['the key of another issuer that the pool takes, of the same kid', () => signed(next!, say()), unsigned],
    ['an issuer that only begins alike', () => signed(key!, say({ iss: `http://${corp()}/` })), otherIssuer],
  ])('%s', async (_, token, message) => {
    await refused(id, { [corp()]: await token() }, refusal('NotAuthorizedException', message))
    expect(
      asked.filter((url) => !/^\/(?:corp|other)\/(?:keys|\.well-known\/openid-configuration)$/.test(url)),
    ).toEqual([])
  })

  it('somebody else for its subject, who is not the identity that is asked for', async () => {
    const Logins = { [corp()]: await signed(key!, say({ sub: 'eve' })) }
    await expect(credentials(id, Logins)).rejects.toEqual(
      refusal('NotAuthorizedException', expect.stringContaining("Logins don't match") as never),
    )
  })

  it('ten logins of which one is forged', async () => {
    const good = await signed(key!, say())
    const Logins = { [corp()]: good, [`${host}/other`]: await signed(attacker!, say({}, 'other')) }
    await refused(id, Logins, refusal('NotAuthorizedException', unsigned))
    const many = Object.fromEntries(Array.from({ length: 9 }, (_, n) => [`p${n}.example`, good]))
    await refused(id, { ...Logins, ...many }, refusal('InvalidParameterException'))
  })

  it.each(['*', '?', 'red*', '${*}', '${aws:userid}'])(
    'a claim %s, which would be a tag that policies take for a pattern',
    async (team) => {
      const Logins = { [corp()]: await signed(key!, say({ sub: 'wild', team })) }
      await expect(credentials(await getId(Logins), Logins)).rejects.toEqual(
        refusal('InvalidIdentityPoolConfigurationException'),
      )
    },
  )
})

it('keys are fetched for nobody who names what there is not, more than once a minute', async () => {
  const good = { [corp()]: await signed(key!, say()) }
  const id = await getId(good)
  const before = asked.length
  const unknown = await Promise.all(
    Array.from({ length: 50 }, (_, n) => signed({ ...attacker!, kid: `k${n}` }, say())),
  )
  const answers = await Promise.allSettled(unknown.map((token) => getId({ [corp()]: token })))
  expect(answers.every(({ status }) => status === 'rejected')).toBe(true)
  expect(asked.length).toBeLessThanOrEqual(before + 2)
  expect(await getId(good)).toBe(id)
})

describe('a SAML response opens nothing', () => {
  const seal = (xml: string) => ({ [samlArn]: encode(xml) })
  let good: string
  let id: string
  beforeEach(async () => {
    good = decode(await partner.sign())
    id = await getId(seal(good))
  })
  const part = (pattern: RegExp, text = good) => pattern.exec(text)?.[0] ?? ''
  const evil = () =>
    part(/<saml:Assertion .*<\/saml:Assertion>/s)
      .replace(part(/<ds:Signature .*<\/ds:Signature>/s), '')
      .replace('ana@', 'eve@')
      .replace('_assertion', '_evil')

  it.each<[string, () => string | Promise<string>, string]>([
    ['that nobody signed', () => response(), unsigned],
    [
      'whose signature was taken away',
      () => good.replace(part(/<ds:Signature .*<\/ds:Signature>/s), ''),
      unsigned,
    ],
    ['that somebody else signed', async () => decode(await stranger.sign()), unsigned],
    ['that says something else than was signed', () => good.replace('ana@', 'eve@'), unsigned],
    [
      'with another assertion before the signed one',
      () => good.replace('<saml:Assertion ', () => `${evil()}<saml:Assertion `),
      unsigned,
    ],
    [
      'with another assertion around the signed one',
      () =>
        good.replace(part(/<saml:Assertion .*<\/saml:Assertion>/s), (inner) =>
          evil().replace('</saml:Issuer>', () => `</saml:Issuer>${inner}`),
        ),
      unsigned,
    ],
    ['that is for somebody else', async () => decode(await partner.sign({ audience: 'urn:shop' })), notOurs],
    [
      'that has ended',
      async () => decode(await partner.sign({ ends: 0 })),
      `Invalid login token. Token expired: ${seconds} >= ${seconds}`,
    ],
    ['with a document type', () => `<!DOCTYPE r [<!ENTITY a "x">]>${good}`, noToken],
  ])('%s', async (_, make, message) => {
    const xml = await make()
    expect(xml).not.toBe(good)
    await refused(id, seal(xml), refusal('NotAuthorizedException', message))
  })

  it('that STS has taken already', async () => {
    const attribute = (name: string, value: string) =>
      `<saml:Attribute Name="https://aws.amazon.com/SAML/Attributes/${name}"><saml:AttributeValue>${value}</saml:AttributeValue></saml:Attribute>`
    const role = `arn:aws:iam::${account}:role/auditor`
    const attributes = attribute('Role', `${role},${samlArn}`) + attribute('RoleSessionName', 'ana')
    const used = await partner.sign({ id: '_used', attributes })
    const command = new AssumeRoleWithSAMLCommand({
      RoleArn: role,
      PrincipalArn: samlArn,
      SAMLAssertion: used,
    })
    await new STSClient(endpoint()).send(command)
    await expect(new STSClient(endpoint()).send(command)).rejects.toThrow()
    await refused(id, { [samlArn]: used }, refusal('NotAuthorizedException'))
  })

  it('of somebody whose name it cuts short by a comment', async () => {
    const theirs = decode(await partner.sign({ nameId: 'ana@partner.example.evil.example' }))
    const cut = theirs.replace('ana@partner.example', 'ana@partner.example<!-- -->')
    expect(await getId(seal(cut))).toBe(await getId(seal(theirs)))
    expect(await getId(seal(cut))).not.toBe(id)
  })
})

it('an identity is told by its providers, and not by whom it is there', async () => {
  const id = await getId({ [corp()]: await signed(key!, say()) })
  const { Logins } = await somebody().send(new DescribeIdentityCommand({ IdentityId: id }))
  expect(Logins).toEqual([corp()])
})
