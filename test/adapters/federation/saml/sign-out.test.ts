import { createPrivateKey } from 'node:crypto'
import { deflateRawSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { postField } from '../../../../src/adapters/federation/saml/post.ts'
import { redirectTo } from '../../../../src/adapters/federation/saml/redirect.ts'
import { at, entityId, openProvider } from '../../outside/saml-provider.ts'
import { domain, partyWith, poolSaml } from './pool-party.ts'

const provider = openProvider()
const party = partyWith({ MetadataFile: provider.metadata })
const key = createPrivateKey(provider.privateKey)
const slo = `${domain}/saml2/logout`

interface Says {
  readonly name?: string
  readonly issuer?: string
  readonly destination?: string
  readonly issued?: number
  readonly more?: string
  readonly inside?: string
}

/** A request to sign somebody out, or what else a test says it is. */
const request = ({
  name = 'LogoutRequest',
  issuer = entityId,
  destination = slo,
  issued = 0,
  ...says
}: Says = {}) =>
  `<samlp:${name} xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="_request" Version="2.0" IssueInstant="${at(issued)}" Destination="${destination}"${says.more ?? ''}><saml:Issuer>${issuer}</saml:Issuer>${says.inside ?? '<saml:NameID>bob</saml:NameID><samlp:SessionIndex>_1</samlp:SessionIndex>'}</samlp:${name}>`

const byForm = (xml: string, by = key) =>
  poolSaml().saml.readSignOut(party, { binding: 'post', form: { SAMLRequest: postField(xml, by) } })
const addressOf = async (xml: string, by = key) =>
  (await redirectTo(slo, 'SAMLRequest', xml, { relayState: 'r', key: by })).slice(slo.length + 1)
const byAddress = async (xml: string, by = key, change = (query: string) => query) =>
  poolSaml().saml.readSignOut(party, { binding: 'redirect', query: change(await addressOf(xml, by)) })

const asked = { kind: 'request', id: '_request', subject: { nameId: 'bob', sessionIndex: '_1' } }

describe.each([
  ['a form', byForm],
  ['an address', byAddress],
] as const)('a request to sign out by %s', (_, bring) => {
  it('says whom, and in which session', async () => {
    expect(await bring(request())).toEqual(asked)
    expect(await bring(request({ inside: '<saml:NameID Format="urn:f">bob</saml:NameID>' }))).toEqual({
      ...asked,
      subject: { nameId: 'bob', format: 'urn:f' },
    })
    const sessions = ['_1', '_2'].map((one) => `<samlp:SessionIndex>${one}</samlp:SessionIndex>`).join('')
    expect(await bring(request({ inside: `<saml:NameID>bob</saml:NameID>${sessions}` }))).toEqual({
      ...asked,
      subject: { nameId: 'bob' },
    })
  })

  it.each<[string, Says, object]>([
    ['is of another issuer', { issuer: 'urn:other' }, { why: 'issuer' }],
    ['is for another place', { destination: 'https://other.example/' }, { why: 'audience' }],
    ['says not for whom it is', { destination: '' }, { why: 'audience' }],
    ['is of another time', { issued: -600 }, { why: 'expired' }],
    ['is not issued yet', { issued: 61 }, { why: 'not yet valid' }],
    ['has ended', { more: ` NotOnOrAfter="${at(-1)}"` }, { why: 'expired' }],
    ['is something else', { name: 'AuthnRequest' }, { why: 'malformed' }],
    ['says nobody', { inside: '' }, { why: 'malformed' }],
  ])('is refused where it %s', async (_, says, refusal) => {
    expect(await bring(request(says))).toMatchObject(refusal)
  })

  it('is refused by another key', async () => {
    const other = createPrivateKey(openProvider().privateKey)
    expect(await bring(request(), other)).toEqual({ why: 'signature' })
  })
})

describe('an address with a message is refused', () => {
  const bomb = encodeURIComponent(deflateRawSync('<a>'.repeat(200_000)).toString('base64'))
  it.each<[string, (query: string) => string]>([
    ['without a signature', (query) => query.replace(/&Signature=.*/, '')],
    ['without an algorithm', (query) => query.replace(/&SigAlg=[^&]*/, '')],
    ['whose RelayState was changed', (query) => query.replace('RelayState=r', 'RelayState=s')],
    [
      'by SHA-1',
      (query) => query.replace('2001%2F04%2Fxmldsig-more%23rsa-sha256', '2000%2F09%2Fxmldsig%23rsa-sha1'),
    ],
    ['by no algorithm that is known', (query) => query.replace(/SigAlg=[^&]*/, 'SigAlg=constructor')],
  ])('%s', async (_, change) => {
    expect(await byAddress(request(), key, change)).toEqual({ why: 'signature' })
  })

  it.each<[string, (query: string) => string]>([
    ['that says something twice', (query) => `${query}&RelayState=r`],
    ['that says both', (query) => `${query}&SAMLResponse=x`],
    ['that says nothing', () => 'RelayState=r'],
    ['that is longer than any', (query) => `${query}&a=${'b'.repeat(20_000)}`],
  ])('%s', async (_, change) => {
    expect(await byAddress(request(), key, change)).toEqual({ why: 'malformed' })
  })

  it('that unfolds to more than any, even by the right key', async () => {
    expect(await byAddress('<a>'.repeat(200_000))).toEqual({ why: 'malformed' })
    expect(
      await byAddress(request(), key, (query) => query.replace(/SAMLRequest=[^&]*/, `SAMLRequest=${bomb}`)),
    ).toEqual({
      why: 'signature',
    })
  })
})

describe('a form with a message is refused', () => {
  const signed = Buffer.from(postField(request(), key), 'base64').toString()
  const read = (xml: string) =>
    poolSaml().saml.readSignOut(party, {
      binding: 'post',
      form: { SAMLRequest: Buffer.from(xml).toString('base64') },
    })
  const [signature = ''] = /<Signature .*<\/Signature>/s.exec(signed) ?? []

  it.each<[string, string, object]>([
    ['without a signature', signed.replace(signature, ''), { why: 'signature' }],
    ['whose subject was changed', signed.replace('>bob<', '>ana<'), { why: 'signature' }],
    [
      'that is wrapped around the signed one',
      request({
        inside: `<saml:NameID>ana</saml:NameID><samlp:Extensions>${signed}</samlp:Extensions>`,
      }).replace('_request', '_evil'),
      { why: 'signature' },
    ],
    ['with a document type', `<!DOCTYPE a>${signed}`, { why: 'malformed' }],
    [
      'before its signature is looked at, where it says to be of another',
      signed.replace(`>${entityId}<`, '>urn:other<'),
      { why: 'issuer' },
    ],
  ])('%s', async (_, xml, refusal) => {
    expect(xml).not.toBe(signed)
    expect(await read(signed)).toEqual(asked)
    expect(await read(xml)).toEqual(refusal)
  })
})
