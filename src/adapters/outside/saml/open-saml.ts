import type { SamlProviderProperties } from '../../../model/cloudformation.ts'
import type { SamlVouched, SamlWanted } from '../../../engine/access.ts'
import { Unreached } from '../../reach/fetch/unreached.ts'
import { Distrusted } from '../distrusted.ts'
import { openSpent } from './open-spent.ts'
import { openMetadata } from './take-metadata.ts'
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

/** Responses to sign in to AWS with, unless they are to be for something else. */
export function openSaml(world: Parameters<typeof openMetadata>[0]): Saml {
  const spent = openSpent()
  const metadata = openMetadata(world)

  return async ({ SamlMetadataDocument: document }, response, now, wanted = {}) => {
    const { audiences = awsAudiences, recipients, again = false } = wanted
    const provider = await metadata.take(document, now)
    const isRecipient = (url: string) => recipients?.includes(url) ?? awsRecipient.test(url)
    const { id, ends, vouched } = await verifyResponse(response, provider, { audiences, isRecipient, now })
    const assertion = JSON.stringify([provider.entityId, id])
    if (spent.has(assertion, now)) throw new Distrusted({ why: 'rejected' })
    // One that cannot be remembered could be brought again: better it is brought later.
    if (!again && !spent.add(assertion, ends, now))
      throw new Unreached('ERR_TOO_MANY', 'too many assertions are remembered')
    return vouched
  }
}
