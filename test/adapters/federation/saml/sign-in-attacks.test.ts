import { describe, expect, it } from 'vitest'
import { openOrigin } from '../../reach/open-origin.ts'
import { openForgeries } from '../../outside/saml-forgeries.ts'
import { decode, encode, now, openProvider } from '../../outside/saml-provider.ts'
import { forPool, partyWith, poolSaml } from './pool-party.ts'

const made = await openForgeries(forPool)
const { provider, signedAssertion, signedResponse, broken, wrappings, documents, typed } = made
const attacker = openProvider()
const party = partyWith({ MetadataFile: provider.metadata })

const ask = (xml: string, of = party) => poolSaml().saml.readSignIn(of, encode(xml))

it('the responses that attackers begin from are good ones', async () => {
  for (const good of [signedAssertion, signedResponse])
    expect(await ask(good)).toMatchObject({ subject: { nameId: 'ana@partner.example' } })
})

describe('a pool refuses a response', () => {
  it.each(broken.filter(([, xml]) => xml !== signedAssertion))('%s', async (_, xml) => {
    expect(await ask(xml)).toEqual({ why: 'signature' })
  })

  it.each(wrappings)('with its signature wrapped: %s', async (_, xml) => {
    expect(xml).toContain('eve@partner.example')
    expect(await ask(xml)).toEqual({ why: 'signature' })
  })

  it.each(documents)('before any parser of the library sees it: %s', async (_, xml) => {
    expect(await ask(xml)).toEqual({ why: 'malformed' })
  })

  it('that somebody else signed, and brings the certificate for', async () => {
    for (const signed of ['assertion', 'response', 'both'] as const)
      expect(await ask(decode(await attacker.sign(forPool, signed)))).toEqual({ why: 'signature' })
  })

  it('that is signed by SHA-1', async () => {
    const weak = decode(
      await provider.sign(forPool, 'assertion', 'http://www.w3.org/2000/09/xmldsig#rsa-sha1'),
    )
    expect(await ask(weak)).toEqual({ why: 'signature' })
  })

  it.each([
    ['for another service', { audience: 'urn:amazon:cognito:sp:us-east-1_Other1234' }, { why: 'audience' }],
    [
      'brought to another place',
      { recipient: 'https://other.example/saml2/idpresponse' },
      { why: 'audience' },
    ],
    ['whose envelope was for another place', { destination: 'https://other.example/' }, { why: 'audience' }],
    ['of another issuer', { issuer: 'https://other.example/' }, { why: 'issuer' }],
    ['that has ended', { ends: -1 }, { why: 'expired', expired: now / 1000 - 1, now: now / 1000 }],
    [
      'that may no longer be brought',
      { confirmedUntil: -1 },
      { why: 'expired', expired: now / 1000 - 1, now: now / 1000 },
    ],
    ['that counts only later', { begins: 61 }, { why: 'not yet valid' }],
    ['that is issued only later', { issued: 61 }, { why: 'not yet valid' }],
    [
      'by which nobody was signed in',
      { status: 'urn:oasis:names:tc:SAML:2.0:status:Responder' },
      { why: 'rejected' },
    ],
    [
      'of a holder of a key',
      { method: 'urn:oasis:names:tc:SAML:2.0:cm:holder-of-key' },
      { why: 'malformed', claim: 'SubjectConfirmation' },
    ],
  ])('%s', async (_, says, refusal) => {
    const theirs = decode(await provider.sign({ ...forPool, ...says }))
    expect(await ask(theirs)).toEqual(refusal)
  })

  it('that is longer than any', async () => {
    expect(await ask(typed('', 'a'.repeat(100_000)))).toEqual({ why: 'malformed' })
  })

  it('and fetches nothing that stands in it', async () => {
    const { port, connections } = await openOrigin()
    const place = `http://127.0.0.1:${port}/a.dtd`
    for (const type of [`<!DOCTYPE r SYSTEM "${place}">`, `<!DOCTYPE r [<!ENTITY a SYSTEM "${place}">]>`])
      expect(await ask(typed(type, '&a;'))).toEqual({ why: 'malformed' })
    expect(connections()).toBe(0)
  })
})

it('a comment in a name cuts nothing off', async () => {
  const theirs = decode(await provider.sign({ ...forPool, nameId: 'ana@partner.example.evil.example' }))
  const cut = theirs.replace('ana@partner.example', 'ana@partner.example<!-- -->')
  expect(await ask(cut)).toMatchObject({ subject: { nameId: 'ana@partner.example.evil.example' } })
})

describe('the addresses of metadata', () => {
  const refused = [
    ['this machine', 'http://127.0.0.1:1/metadata'],
    ['this machine by name', 'https://localhost/metadata'],
    ['a private network', 'https://10.1.2.3/metadata'],
    ['what clouds tell their machines', 'https://169.254.169.254/latest/meta-data/'],
    ['what clouds tell, mapped', 'https://[::ffff:169.254.169.254]/latest/'],
    ['no web at all', 'file:///etc/passwd'],
    ['a user', 'https://ana:secret@idp.example/metadata'],
  ] as const
  it.each(refused)('lead nowhere where they are those of %s', async (_, MetadataURL) => {
    const asked: string[] = []
    const lookup = async (name: string) => {
      asked.push(name)
      return [{ address: '127.0.0.1', family: 4 }]
    }
    const { saml } = poolSaml({ allowLocal: false, lookup })
    const party = partyWith({ MetadataURL })
    expect(await saml.readSignIn(party, encode(signedAssertion))).toEqual({ why: 'unreachable' })
    expect(await saml.askSignIn(party, { id: '_1', relayState: 'r' })).toEqual({ why: 'unreachable' })
    expect(asked.filter((name) => name !== 'localhost')).toEqual([])
  })

  it('lead nowhere where a name or another site leads into a private network', async () => {
    const lookup = async () => [{ address: '10.0.0.1', family: 4 }]
    const { saml } = poolSaml({ allowLocal: false, lookup })
    const named = partyWith({ MetadataURL: 'https://idp.example/metadata' })
    expect(await saml.askSignIn(named, { id: '_1', relayState: 'r' })).toEqual({ why: 'unreachable' })
    const { port, connections } = await openOrigin()
    const leading = await openOrigin((_, response) =>
      response.writeHead(302, { location: `http://127.0.0.1:${port}/metadata` }).end(),
    )
    const led = partyWith({ MetadataURL: `http://127.0.0.1:${leading.port}/metadata` })
    expect(await poolSaml().saml.askSignIn(led, { id: '_1', relayState: 'r' })).toEqual({
      why: 'unreachable',
    })
    expect(connections()).toBe(0)
  })
})
