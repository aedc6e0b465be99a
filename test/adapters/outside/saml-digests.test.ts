import { createHash } from 'node:crypto'
import { createRequire } from 'node:module'
import { describe, expect, it } from 'vitest'
import { outside } from './issuer.ts'
import { decode, encode, now, openProvider } from './saml-provider.ts'

const provider = openProvider()
const properties = { Name: 'partner', SamlMetadataDocument: provider.metadata }
const signedAssertion = decode(await provider.sign())
const [signature = ''] = /<ds:Signature .*<\/ds:Signature>/s.exec(signedAssertion) ?? []

// As libraries took it that read a digest otherwise than they verified it: CVE-2025-29774, CVE-2025-29775.
const inLibrary = createRequire(import.meta.resolve('@node-saml/node-saml'))
const { ExclusiveCanonicalization } = inLibrary('xml-crypto') as typeof import('xml-crypto')
const { DOMParser } = inLibrary('@xmldom/xmldom') as typeof import('@xmldom/xmldom')
const digestOf = (xml: string) => {
  const document = new DOMParser().parseFromString(xml.replace(signature, ''), 'text/xml')
  const [element] = Array.from(document.getElementsByTagName('saml:Assertion'))
  const canonical = new ExclusiveCanonicalization().process(element as never, {})
  return createHash('sha256').update(String(canonical)).digest('base64')
}
const other = signedAssertion.replace('ana@partner', 'eve@partner')
const [theirs, ours] = [digestOf(signedAssertion), digestOf(other)]

describe('a digest of what was never signed, though it is right, is refused', () => {
  it.each([
    ['in a comment before the true one', other.replace(theirs, () => `<!--${ours}-->${theirs}`)],
    ['in a comment after it', other.replace(theirs, () => `${theirs}<!--${ours}-->`)],
    ['in its place', other.replace(theirs, () => ours)],
    [
      'before it',
      other.replace(/<ds:DigestValue>.*?<\/ds:DigestValue>/s, (all) => all.replace(theirs, ours) + all),
    ],
    [
      'after it',
      other.replace(/<ds:DigestValue>.*?<\/ds:DigestValue>/s, (all) => all + all.replace(theirs, ours)),
    ],
    [
      'in a part that says what is signed, before the one that is',
      other.replace(/<ds:SignedInfo>.*<\/ds:SignedInfo>/s, (all) => all.replace(theirs, ours) + all),
    ],
    [
      'in a part that says what is signed, after the one that is',
      other.replace(/<ds:SignedInfo>.*<\/ds:SignedInfo>/s, (all) => all + all.replace(theirs, ours)),
    ],
  ])('%s', async (_, xml) => {
    expect(signedAssertion).toContain(theirs)
    expect(xml).toContain(ours)
    expect(await outside().saml(properties, encode(xml), now)).toEqual({ why: 'signature' })
  })
})
