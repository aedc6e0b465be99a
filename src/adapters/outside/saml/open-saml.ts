import type { SamlProviderProperties } from '../../../model/cloudformation.ts'
import { readSamlMetadata } from '../../../model/saml-metadata.ts'
import type { SamlMetadata } from '../../../model/saml-metadata.ts'
import type { SamlVouched, SamlWanted } from '../../../engine/access.ts'
import { Unreached } from '../../reach/fetch/unreached.ts'
import { Distrusted } from '../distrusted.ts'
import { isLocal } from '../documents.ts'
import type { Documents } from '../documents.ts'
import type { Kept } from '../kept.ts'
import { openSpent } from './open-spent.ts'
import { verifyResponse } from './verify-response.ts'

/** Verifies SAML responses of declared providers. Throws a `Distrusted`. */
export type Saml = (
  provider: SamlProviderProperties,
  response: string,
  now: number,
  wanted?: SamlWanted,
) => Promise<SamlVouched>

const awsAudiences = ['https://signin.aws.amazon.com/saml', 'urn:amazon:webservices']
// The one for all regions, and those of each.
const awsRecipient = /^https:\/\/(?:[a-z]{2,4}(?:-[a-z]+){1,3}-\d\.)?signin\.aws\.amazon\.com\/saml$/

const nameOf = (document: SamlProviderProperties['SamlMetadataDocument']) =>
  typeof document === 'string' ? document : JSON.stringify(document)

/** Responses to sign in to AWS with, unless they are to be for something else. */
export function openSaml({
  documents,
  metadata,
  allowLocal,
}: {
  readonly documents: Documents
  readonly metadata: Kept<SamlMetadata>
  readonly allowLocal: boolean
}): Saml {
  const spent = openSpent()

  return async ({ SamlMetadataDocument: document }, response, now, wanted = {}) => {
    const { audiences = awsAudiences, recipients, again = false } = wanted
    const provider = await metadata.take(nameOf(document), () => read(document))
    // Keys whose time is over sign nothing any more.
    if (provider.validUntil !== undefined && provider.validUntil <= now)
      throw new Distrusted({ why: 'signature' })
    const isRecipient = (url: string) => recipients?.includes(url) ?? awsRecipient.test(url)
    const { id, ends, vouched } = await verifyResponse(response, provider, { audiences, isRecipient, now })
    const assertion = JSON.stringify([provider.entityId, id])
    if (spent.has(assertion, now)) throw new Distrusted({ why: 'rejected' })
    // One that cannot be remembered could be brought again: better it is brought later.
    if (!again && !spent.add(assertion, ends, now))
      throw new Unreached('ERR_TOO_MANY', 'too many assertions are remembered')
    return vouched
  }

  async function read(document: SamlProviderProperties['SamlMetadataDocument']): Promise<SamlMetadata> {
    const found = readSamlMetadata(await textOf(document))
    if ('mistake' in found) throw new Unreached('ERR_NO_METADATA', 'the metadata cannot be read')
    return found
  }

  async function textOf(document: SamlProviderProperties['SamlMetadataDocument']): Promise<string> {
    if (typeof document === 'string') return document
    // A file is read with the project, and the model has its text.
    if ('file' in document) throw new Unreached('ERR_NO_METADATA', 'the metadata was not read')
    const local = allowLocal && URL.canParse(document.url) && isLocal(new URL(document.url))
    const { status, text } = await documents.get(document.url, { local })
    if (status !== 200) throw new Unreached('ERR_NO_METADATA', 'there is no metadata')
    return text
  }
}
