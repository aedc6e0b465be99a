import type { DomainEndpoint } from '../endpoint.ts'
import { ownAddress } from '../own-address.ts'

/**
 * `GET /saml2/metadata`: what the administrator of a SAML provider must know of the pool: its name, its addresses and
 * its certificates (saml-metadata-2.0-os, 2.4.4), as `application/samlmetadata+xml`. Cognito publishes no such document;
 * all that it says of these stands in its guide, and in `GetSigningCertificate`. 404 where the pool knows no such
 * provider.
 */
export const samlMetadata: DomainEndpoint = {
  method: 'GET',
  path: '/saml2/metadata',
  async answer(visit) {
    const { context, pool, ports } = visit
    if (!pool.identityProviders.some(({ ProviderType }) => ProviderType === 'SAML')) return context.notFound()
    const domain = ownAddress(visit, '')
    const document = await ports.saml.describe({ poolId: pool.id, domain, now: ports.clock.now() })
    context.header('content-type', 'application/samlmetadata+xml')
    context.header('x-content-type-options', 'nosniff')
    return context.body(document)
  },
}
