import { describe, expect, it } from 'vitest'
import { readSamlMetadata, samlInstant } from '../../src/model/saml-metadata.ts'

const certificate = `MII${'A'.repeat(120)}=`
const key = (use = ' use="signing"', text = certificate) =>
  `<md:KeyDescriptor${use}><ds:KeyInfo><ds:X509Data><ds:X509Certificate>${text}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>`
const metadata = (
  inside = `<md:IDPSSODescriptor>${key()}</md:IDPSSODescriptor>`,
  about = 'entityID="urn:idp"',
) =>
  `<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" ${about}>${inside}</md:EntityDescriptor>`
const provider = (keys: string) => metadata(`<md:IDPSSODescriptor>${keys}</md:IDPSSODescriptor>`)

describe('metadata of a SAML identity provider', () => {
  it.each([
    ['as they are', metadata(), [certificate]],
    ['without prefixes', metadata().replaceAll(/(<\/?)(md|ds):/g, '$1'), [certificate]],
    [
      'behind a byte order mark and a declaration',
      `\ufeff<?xml version="1.0"?>\n${metadata()}`,
      [certificate],
    ],
    ['with a key for whatever use', provider(key('')), [certificate]],
    [
      'with a key for encryption beside it',
      provider(key(' use="encryption"', 'MIIB') + key()),
      [certificate],
    ],
    [
      'with two keys',
      provider(key() + key('', `MII${'B'.repeat(120)}`)),
      [certificate, `MII${'B'.repeat(120)}`],
    ],
    [
      'with a certificate on several lines',
      provider(key('', `\n  MII\n  ${'A'.repeat(120)}=\n`)),
      [certificate],
    ],
    [
      'with the key of a service provider beside it',
      metadata(
        `<md:SPSSODescriptor>${key('', 'MIIB')}</md:SPSSODescriptor><md:IDPSSODescriptor>${key()}</md:IDPSSODescriptor>`,
      ),
      [certificate],
    ],
    [
      'with a signature of their own, whose certificate is not the key',
      metadata(
        `<ds:Signature><ds:KeyInfo><ds:X509Data><ds:X509Certificate>MIIB</ds:X509Certificate></ds:X509Data></ds:KeyInfo></ds:Signature><md:IDPSSODescriptor>${key()}</md:IDPSSODescriptor>`,
      ),
      [certificate],
    ],
  ])('are read %s', (_, document, certificates) => {
    expect(readSamlMetadata(document)).toEqual({ entityId: 'urn:idp', certificates })
  })

  it('say until when they count', () => {
    const document = metadata(undefined, 'validUntil="2026-01-01T09:00:00Z" entityID="urn:idp"')
    expect(readSamlMetadata(document)).toMatchObject({ validUntil: Date.UTC(2026, 0, 1, 9) })
  })

  it.each([
    ['', 'cannot be read as XML: it ends before its root does'],
    ['<!DOCTYPE a><a/>', 'cannot be read as XML: it has something else than elements, text and comments'],
    ['<a/>', 'has no `EntityDescriptor` at its root'],
    [`<md:EntitiesDescriptor>${metadata()}</md:EntitiesDescriptor>`, 'has no `EntityDescriptor` at its root'],
    [metadata(undefined, ''), 'says no `entityID`'],
    [metadata(undefined, 'entityID=""'), 'says no `entityID`'],
    [
      metadata(`<md:SPSSODescriptor>${key()}</md:SPSSODescriptor>`),
      'has no `IDPSSODescriptor`: it describes no identity provider',
    ],
    [provider(''), 'has no certificate of a key that signs'],
    [provider(key(' use="encryption"')), 'has no certificate of a key that signs'],
    [provider(key('', 'hello')), 'has a certificate that is none'],
    [
      metadata(undefined, 'validUntil="tomorrow" entityID="urn:idp"'),
      'has a `validUntil` that is no time in UTC',
    ],
  ])('%j: the metadata %s', (document, mistake) => {
    expect(readSamlMetadata(document)).toEqual({ mistake })
  })
})

it.each([
  ['2026-01-01T09:00:00Z', Date.UTC(2026, 0, 1, 9)],
  ['2026-01-01T09:00:00.5Z', Date.UTC(2026, 0, 1, 9) + 500],
  ['2026-01-01T09:00:00.1234567Z', Date.UTC(2026, 0, 1, 9) + 123],
  ['2026-01-01T10:00:00+01:00', Date.UTC(2026, 0, 1, 9)],
  ['2026-01-01T09:00:00', undefined],
  ['2026-01-01', undefined],
  ['2026-13-01T09:00:00Z', undefined],
  ['Thu, 01 Jan 2026 09:00:00 GMT', undefined],
  ['', undefined],
])('the instant %j is %s', (text, time) => {
  expect(samlInstant(text)).toBe(time)
})
