import { describe, expect, it } from 'vitest'
import type { SamlVouched } from '../../../src/engine/access.ts'
import { openOrigin } from '../reach/open-origin.ts'
import { outside } from './issuer.ts'
import { at, entityId, now, openProvider, recipient } from './saml-provider.ts'
import type { Says } from './saml-provider.ts'

const provider = openProvider()
const properties = { Name: 'partner', SamlMetadataDocument: provider.metadata }
const seconds = Math.floor(now / 1000)

/** What Ana's provider vouches for. */
const ana: SamlVouched = {
  issuer: entityId,
  issued: now,
  subject: 'ana@partner.example',
  subjectType: 'persistent',
  audience: 'urn:amazon:webservices',
  recipient,
  attributes: {
    'https://aws.amazon.com/SAML/Attributes/Role': [
      'arn:aws:iam::123456789012:role/auditor,arn:aws:iam::123456789012:saml-provider/partner',
    ],
    groups: ['one', 'two'],
  },
}

describe('a SAML response', () => {
  it.each([['assertion'], ['response'], ['both']] as const)(
    'is taken where what is signed is: %s',
    async (signed) => {
      expect(await outside().saml(properties, await provider.sign({}, signed), now)).toEqual(ana)
    },
  )

  it.each([
    ['https://signin.aws.amazon.com/saml', 'https://signin.aws.amazon.com/saml'],
    ['urn:amazon:webservices', 'https://eu-central-1.signin.aws.amazon.com/saml'],
  ])('may be for %s, and sent to %s', async (audience, to) => {
    const response = await provider.sign({ audience, recipient: to })
    expect(await outside().saml(properties, response, now)).toEqual({ ...ana, audience, recipient: to })
  })

  it('may be for something else, where that is what is wanted', async () => {
    const wanted = { audiences: ['urn:shop'], recipients: ['https://shop.example/saml2/idpresponse'] }
    const says = { audience: 'urn:shop', recipient: 'https://shop.example/saml2/idpresponse' }
    const { saml } = outside()
    expect(await saml(properties, await provider.sign(says), now, wanted)).toMatchObject(says)
    // Then it is not for AWS any more.
    expect(await saml(properties, await provider.sign(), now, wanted)).toEqual({ why: 'audience' })
  })

  it.each([
    ['urn:oasis:names:tc:SAML:2.0:nameid-format:transient', 'transient'],
    ['urn:oasis:names:tc:SAML:2.0:nameid-format:persistent', 'persistent'],
    [
      'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress',
      'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress',
    ],
    ['', 'urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified'],
  ])('says of its subject by %j that it is %s', async (format, subjectType) => {
    const response = await provider.sign({ format })
    expect(await outside().saml(properties, response, now)).toMatchObject({ subjectType })
  })

  it('says when the session ends at last', async () => {
    const response = await provider.sign({ session: 900 })
    expect(await outside().saml(properties, response, now)).toEqual({ ...ana, sessionEnds: now + 900_000 })
  })

  it('tells attributes of one name together, and only as its own', async () => {
    const attribute = (name: string, value: string) =>
      `<saml:Attribute Name="${name}"><saml:AttributeValue>${value}</saml:AttributeValue></saml:Attribute>`
    const attributes =
      attribute('groups', 'one') + attribute('__proto__', 'polluted') + attribute('groups', 'a &amp; b')
    const told = await outside().saml(properties, await provider.sign({ attributes }), now)
    expect(Object.entries((told as SamlVouched).attributes)).toEqual([
      ['groups', ['one', 'a & b']],
      ['__proto__', ['polluted']],
    ])
  })

  it('may be broken into lines, as base64 often is', async () => {
    const response = (await provider.sign()).replace(/.{76}/g, '$&\r\n')
    expect(await outside().saml(properties, response, now)).toEqual(ana)
  })

  it('may come from a clock that is a little ahead', async () => {
    expect(await outside().saml(properties, await provider.sign({ begins: 59 }), now)).toEqual(ana)
  })

  it('tells when it was issued, for others to find it too old', async () => {
    const told = await outside().saml(properties, await provider.sign({ issued: -3600 }), now)
    expect(told).toEqual({ ...ana, issued: now - 3_600_000 })
  })

  it('may be confirmed in several ways, of which one is ours', async () => {
    const confirmation = (to: string) =>
      `<saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer"><saml:SubjectConfirmationData NotOnOrAfter="${at(300)}" Recipient="${to}"/></saml:SubjectConfirmation>`
    const subject = `<saml:Subject><saml:NameID>ana</saml:NameID>${confirmation('https://a.example/')}${confirmation(recipient)}</saml:Subject>`
    expect(await outside().saml(properties, await provider.sign({ subject }), now)).toMatchObject({
      subject: 'ana',
      recipient,
    })
  })

  it.each([
    ['has expired', { ends: 0 }, { why: 'expired', expired: seconds, now: seconds }],
    ['is not valid yet', { begins: 61 }, { why: 'not yet valid' }],
    ['is not issued yet', { issued: 61 }, { why: 'not yet valid' }],
    ['was to be brought by now', { confirmedUntil: 0 }, { why: 'expired', expired: seconds, now: seconds }],
    ['is of a session that is over', { session: 0 }, { why: 'expired', expired: seconds, now: seconds }],
    ['is for somebody else', { audience: 'urn:shop' }, { why: 'audience' }],
    ['is for one whose name begins alike', { audience: 'urn:amazon:webservices:x' }, { why: 'audience' }],
    ['was to be sent elsewhere', { recipient: 'https://shop.example/saml' }, { why: 'audience' }],
    [
      'was to be sent to a name like ours',
      { recipient: 'https://signin.aws.amazon.com.shop.example/saml' },
      { why: 'audience' },
    ],
    ['was sent elsewhere', { destination: 'https://shop.example/saml' }, { why: 'audience' }],
    ['is of another issuer', { issuer: 'https://other.example' }, { why: 'issuer' }],
    [
      'says that its subject did not sign in',
      { status: 'urn:oasis:names:tc:SAML:2.0:status:Responder' },
      { why: 'rejected' },
    ],
    [
      'is not for whoever brings it',
      { method: 'urn:oasis:names:tc:SAML:2.0:cm:holder-of-key' },
      { why: 'malformed', claim: 'SubjectConfirmation' },
    ],
    ['is about nobody', { nameId: ' ' }, { why: 'malformed', claim: 'NameID' }],
    ['is about too long a name', { nameId: 'a'.repeat(1025) }, { why: 'malformed', claim: 'NameID' }],
    ['has no subject', { subject: '<saml:Advice/>' }, { why: 'malformed', claim: 'Subject' }],
    [
      'hides its subject',
      { subject: '<saml:Subject><saml:EncryptedID/></saml:Subject>' },
      { why: 'malformed', claim: 'EncryptedID' },
    ],
    [
      'has two subjects',
      { subject: '<saml:Subject><saml:NameID>a</saml:NameID><saml:NameID>b</saml:NameID></saml:Subject>' },
      { why: 'malformed', claim: 'NameID' },
    ],
    [
      'is for one of two audiences that are both wanted',
      {
        conditions:
          '<saml:AudienceRestriction><saml:Audience>urn:shop</saml:Audience></saml:AudienceRestriction>',
      },
      { why: 'audience' },
    ],
    [
      'has a condition that nobody here understands',
      { conditions: '<saml:Condition xmlns:x="urn:x" x:moon="full"/>' },
      { why: 'malformed', claim: 'Conditions' },
    ],
  ] satisfies [string, Says, object][])('is refused where it %s', async (_, says, distrust) => {
    expect(await outside().saml(properties, await provider.sign(says), now)).toEqual(distrust)
  })

  it.each([
    ['empty', ''],
    ['no base64', '<samlp:Response/>'],
    ['base64 of bytes that are no text', 'gYGB'],
    ['no XML', Buffer.from('hello').toString('base64')],
    ['another document', Buffer.from(provider.metadata).toString('base64')],
    ['longer than 100,000 characters', 'A'.repeat(100_004)],
  ])('is refused where it is %s', async (_, response) => {
    expect(await outside().saml(properties, response, now)).toMatchObject({ why: 'malformed' })
  })
})

describe('an assertion', () => {
  it('is taken once, however often it is brought at the same time', async () => {
    const { saml } = outside()
    const response = await provider.sign()
    const all = await Promise.all([1, 2, 3].map(() => saml(properties, response, now)))
    expect(all.filter((one) => 'subject' in one)).toHaveLength(1)
    expect(all.filter((one) => 'why' in one)).toEqual([{ why: 'rejected' }, { why: 'rejected' }])
  })

  it('is not taken again in another response', async () => {
    const { saml } = outside()
    expect(await saml(properties, await provider.sign({}, 'assertion'), now)).toEqual(ana)
    expect(await saml(properties, await provider.sign({}, 'both'), now)).toEqual({ why: 'rejected' })
    expect(await saml(properties, await provider.sign({ id: '_next' }), now)).toEqual(ana)
  })

  it('is taken as often as it is needed where that is wanted, but not once it is used up', async () => {
    const { saml } = outside()
    const response = await provider.sign()
    const again = { again: true }
    expect(await saml(properties, response, now, again)).toEqual(ana)
    expect(await saml(properties, response, now, again)).toEqual(ana)
    expect(await saml(properties, response, now)).toEqual(ana)
    expect(await saml(properties, response, now, again)).toEqual({ why: 'rejected' })
  })

  it('that was refused is not used up', async () => {
    const { saml } = outside()
    const response = await provider.sign()
    expect(await saml(properties, response, now - 600_000)).toEqual({ why: 'not yet valid' })
    expect(await saml(properties, response, now)).toEqual(ana)
  })
})

describe('the metadata of a SAML provider', () => {
  it('is fetched once an hour from where it is published', async () => {
    const { port, seen } = await openOrigin((_, response) => response.end(provider.metadata))
    const { saml, wait } = outside()
    const there = { Name: 'partner', SamlMetadataDocument: { url: `http://localhost:${port}/metadata` } }
    const response = await provider.sign()
    expect(await saml(there, response, now, { again: true })).toEqual(ana)
    expect(await saml(there, response, now, { again: true })).toEqual(ana)
    expect(seen).toHaveLength(1)
    wait(3_600_000)
    expect(await saml(there, response, now, { again: true })).toEqual(ana)
    expect(seen).toHaveLength(2)
  })

  it.each([
    ['is not there', 404, provider.metadata],
    ['is something else', 200, '<html>'],
    ['is of no identity provider', 200, '<EntityDescriptor entityID="urn:sp"/>'],
  ])('vouches for nothing where it %s', async (_, status, text) => {
    const { port } = await openOrigin((_, response) => response.writeHead(status).end(text))
    const there = { Name: 'partner', SamlMetadataDocument: { url: `http://localhost:${port}/metadata` } }
    expect(await outside().saml(there, await provider.sign(), now)).toEqual({ why: 'unreachable' })
  })

  it.each([
    ['on this machine, where nothing may be', { url: 'http://localhost:9/metadata' }],
    ['in a file that was not read with the project', { file: './partner.xml' }],
  ])('vouches for nothing where it is %s', async (_, document) => {
    const there = { Name: 'partner', SamlMetadataDocument: document }
    const { saml } = outside({ allowLocal: false })
    expect(await saml(there, await provider.sign(), now)).toEqual({ why: 'unreachable' })
  })

  it('vouches for nothing any more when its time is over', async () => {
    const until = (time: string) => ({
      Name: 'partner',
      SamlMetadataDocument: provider.metadata.replace('entityID=', `validUntil="${time}" entityID=`),
    })
    const { saml } = outside()
    const response = await provider.sign()
    expect(await saml(until(at(0)), response, now)).toEqual({ why: 'signature' })
    expect(await saml(until(at(1)), response, now)).toEqual(ana)
  })

  it('may name several keys, of which any signs', async () => {
    const [, key = ''] = /(<KeyDescriptor.*<\/KeyDescriptor>)/.exec(provider.metadata) ?? []
    const old = key.replace(provider.certificate, openProvider().certificate)
    const document = provider.metadata.replace(key, old + key)
    expect(document).not.toBe(provider.metadata)
    const both = { Name: 'partner', SamlMetadataDocument: document }
    expect(await outside().saml(both, await provider.sign(), now)).toEqual(ana)
  })
})
