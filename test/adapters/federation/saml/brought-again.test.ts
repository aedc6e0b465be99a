import { expect, it } from 'vitest'
import { at, encode, decode, now, openProvider } from '../../outside/saml-provider.ts'
import { acs, forPool, partyWith, poolSaml } from './pool-party.ts'

const provider = openProvider()
const confirmation = (seconds: number) =>
  `<saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer"><saml:SubjectConfirmationData NotOnOrAfter="${at(seconds)}" Recipient="${acs}"/></saml:SubjectConfirmation>`

it('an assertion is known for as long as the longest of its confirmations lets somebody bring it', async () => {
  const subject = `<saml:Subject><saml:NameID>ana</saml:NameID>${confirmation(60)}${confirmation(200)}${confirmation(120)}</saml:Subject>`
  const xml = decode(await provider.sign({ ...forPool, subject }))
  const party = partyWith({ MetadataFile: provider.metadata })
  expect(await poolSaml().saml.readSignIn(party, encode(xml))).toMatchObject({
    assertion: { ends: now + 200_000 },
  })
})
