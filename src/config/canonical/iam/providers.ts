import type { OidcProviderProperties, SamlProviderProperties } from '../../../model/cloudformation.ts'
import type { OidcProviderDocument, SamlProviderDocument } from '../../made/documents.ts'
import type { CanonicalOidcProvider, CanonicalSamlProvider } from '../canonical.ts'
import { formOf } from '../form.ts'
import { list, object, tagList, text } from '../lenses.ts'
import { rowsOf, simple } from '../table.ts'

const oidcRow = rowsOf<OidcProviderDocument, OidcProviderProperties>('properties')
const samlRow = rowsOf<SamlProviderDocument, SamlProviderProperties>('properties')

/** An OIDC provider of IAM. */
export const oidcProvider = formOf<CanonicalOidcProvider>({
  implied: () => ({ properties: {} }),
  rows: [
    simple('description', 'description', text),
    oidcRow('url', 'Url', text),
    oidcRow('audiences', 'ClientIdList', list(text)),
    oidcRow('thumbprints', 'ThumbprintList', list(text)),
    oidcRow('tags', 'Tags', tagList),
  ],
})

/** A SAML provider of IAM. */
export const samlProvider = formOf<CanonicalSamlProvider>({
  implied: ({ name }) => ({ properties: { Name: name } }),
  rows: [
    simple('description', 'description', text),
    samlRow('metadata', 'SamlMetadataDocument', object),
    samlRow('tags', 'Tags', tagList),
  ],
})
