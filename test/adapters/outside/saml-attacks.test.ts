import { readFileSync } from 'node:fs'
import { describe, expect, it, vi } from 'vitest'
import { openOrigin } from '../reach/open-origin.ts'
import { outside } from './issuer.ts'
import { openForgeries } from './saml-forgeries.ts'
import { decode, encode, now, openProvider } from './saml-provider.ts'

const { provider, signedAssertion, signedResponse, assertion, signature, ofResponse, ...made } =
  await openForgeries()
const { evil, eves, instead, typed, broken, wrappings, documents } = made
const attacker = openProvider()
const properties = { Name: 'partner', SamlMetadataDocument: provider.metadata }

const ask = (xml: string) => outside().saml(properties, encode(xml), now)

it('the responses that attackers begin from are good ones', async () => {
  for (const good of [signedAssertion, signedResponse])
    expect(await ask(good)).toMatchObject({ subject: 'ana@partner.example' })
  for (const part of [assertion, signature, ofResponse]) expect(part).not.toBe('')
  for (const text of [evil, eves(signedResponse)]) expect(text).toContain('eve@partner.example')
})

describe('a SAML response is refused', () => {
  it.each(broken)('%s', async (_, xml) => {
    expect(xml).not.toBe(signedAssertion)
    expect(await ask(xml)).toEqual({ why: 'signature' })
  })

  it('that somebody else signed, and brings the certificate for', async () => {
    for (const signed of ['assertion', 'response', 'both'] as const)
      expect(await ask(decode(await attacker.sign({}, signed)))).toEqual({ why: 'signature' })
  })

  it('that somebody else signed, and says to be of the one whose certificate it brings', async () => {
    const own = decode(await attacker.sign()).replace(attacker.certificate, provider.certificate)
    expect(await ask(own)).toEqual({ why: 'signature' })
  })

  it('that another provider signed, whom we know too', async () => {
    const { saml } = outside()
    const other = { Name: 'other', SamlMetadataDocument: attacker.metadata }
    const theirs = await attacker.sign()
    expect(await saml(properties, theirs, now)).toEqual({ why: 'signature' })
    expect(await saml(other, theirs, now)).toMatchObject({ subject: 'ana@partner.example' })
  })

  it.each([['http://www.w3.org/2000/09/xmldsig#rsa-sha1']])('that is signed by %s', async (algorithm) => {
    const weak = decode(await provider.sign({}, 'assertion', algorithm))
    expect(weak).toContain(algorithm)
    expect(await ask(weak)).toEqual({ why: 'signature' })
  })

  it('that is encrypted: there is no key to open it by', async () => {
    const xml = instead('<saml:EncryptedAssertion><a/></saml:EncryptedAssertion>')
    expect(await ask(xml)).toEqual({ why: 'malformed', claim: 'EncryptedAssertion' })
  })

  it('that has no assertion', async () => {
    expect(await ask(instead(''))).toEqual({ why: 'malformed', claim: 'Assertion' })
  })
})

describe('signature wrapping is refused', () => {
  it.each(wrappings)('%s', async (_, xml) => {
    expect(xml).toContain('eve@partner.example')
    expect(await ask(xml)).toEqual({ why: 'signature' })
  })
})

describe('a name with a comment in it', () => {
  it.each([
    ['between two parts', 'ana@partner.example<!-- -->.evil.example', 'ana@partner.example.evil.example'],
    ['before the name', '<!---->ana', 'ana'],
    ['after the name', 'ana<!-- @evil.example -->', 'ana'],
    ['beside a CDATA section', 'ana<!-- --><![CDATA[@evil.example]]>', 'ana@evil.example'],
  ])('%s is whole', async (_, nameId, subject) => {
    for (const signed of ['assertion', 'response', 'both'] as const)
      expect(await outside().saml(properties, await provider.sign({ nameId }, signed), now)).toMatchObject({
        subject,
      })
  })

  it('put there by somebody else cuts nothing off', async () => {
    // Comments are not signed: whoever brings the response can write them.
    const { saml } = outside()
    const theirs = decode(await provider.sign({ nameId: 'ana@partner.example.evil.example' }))
    const cut = theirs.replace('ana@partner.example', 'ana@partner.example<!-- -->')
    expect(await saml(properties, encode(cut), now)).toMatchObject({
      subject: 'ana@partner.example.evil.example',
    })
  })

  it('is whole in attributes too', async () => {
    const attributes =
      '<saml:Attribute Name="mail"><saml:AttributeValue>ana<!-- -->@a</saml:AttributeValue></saml:Attribute>'
    const told = await outside().saml(properties, await provider.sign({ attributes }), now)
    expect(told).toMatchObject({ attributes: { mail: ['ana@a'] } })
  })
})

describe('a document is refused before any parser of the library sees it', () => {
  it.each(documents)('%s', async (_, xml) => {
    expect(await ask(xml)).toEqual({ why: 'malformed' })
  })

  it('an entity that is fetched from elsewhere, and it is not', async () => {
    const { port, connections } = await openOrigin()
    const place = `http://127.0.0.1:${port}/a.dtd`
    for (const type of [
      `<!DOCTYPE r SYSTEM "${place}">`,
      `<!DOCTYPE r [<!ENTITY a SYSTEM "${place}">]>`,
      `<!DOCTYPE r [<!ENTITY % a SYSTEM "${place}"> %a;]>`,
    ])
      expect(await ask(typed(type, '&a;'))).toEqual({ why: 'malformed' })
    expect(connections()).toBe(0)
  })

  it('in UTF-16', async () => {
    const bytes = Buffer.from(`\ufeff<!DOCTYPE r>${signedAssertion}`, 'utf16le')
    expect(await outside().saml(properties, bytes.toString('base64'), now)).toEqual({ why: 'malformed' })
  })
})

it('nothing of what strangers send is written anywhere', async () => {
  const written = (['log', 'info', 'warn', 'error', 'debug'] as const).map((name) =>
    vi.spyOn(console, name).mockImplementation(() => {}),
  )
  const streams = [process.stdout, process.stderr].map((stream) =>
    vi.spyOn(stream, 'write').mockImplementation(() => true),
  )
  try {
    for (const xml of [signedAssertion.replace('ana@', 'eve@'), `${signedAssertion}<a b=c`, '<a b="', '&a;'])
      await ask(xml)
    for (const spy of [...written, ...streams]) expect(spy).not.toHaveBeenCalled()
  } finally {
    for (const spy of [...written, ...streams]) spy.mockRestore()
  }
})

it('the library that verifies signatures is the one whose inside is known', () => {
  // Its parser and its check of one signature are taken by path: another version needs another look.
  const url = new URL('../../../package.json', import.meta.url)
  const { dependencies } = JSON.parse(readFileSync(url, 'utf8')) as { dependencies: object }
  expect(dependencies).toMatchObject({ '@node-saml/node-saml': '5.1.0' })
})
