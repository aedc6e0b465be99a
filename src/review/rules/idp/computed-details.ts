import type { PoolIdentityProvider } from '../../../config/made/documents.ts'
import type { Path } from '../../../config/path.ts'
import { detailAt, ownDetails, providersOf, type Provider } from '../../lint/questions/providers.ts'
import type { Rule } from '../../lint/rule.ts'

const social = [
  ...['authorize_url', 'token_url', 'token_request_method', 'attributes_url', 'jwks_uri', 'oidc_issuer'],
  'attributes_url_add_attributes',
]

/** What Cognito finds out by itself. Of OIDC the endpoints may be written, where there is no discovery document. */
const computed: Readonly<Record<PoolIdentityProvider['type'], readonly string[]>> = {
  google: social,
  facebook: social,
  amazon: social,
  apple: social,
  oidc: [],
  saml: ['ActiveEncryptionCertificate', 'SLORedirectBindingURI', 'SSORedirectBindingURI'],
}

/** Details of a provider that change behind the file. */
export const computedDetails: Rule = {
  id: 'PW-IDP-007',
  severity: 'warning',
  score: 2,
  title: 'a detail is written by hand that Cognito finds out by itself',
  why: 'Cognito fills these details in, and anew when the provider changes them: what the file says is then old, every deployment tells of a difference that nobody made, or sends people where the provider was. Leave them out.',
  source: 'terraform-provider-aws#4831, #42157, #35588 (differences that never end)',
  bad: `
identityProviders:
  Corp:
    type: saml
    metadata: { url: https://login.corp.example/metadata }
    aws: { ProviderDetails: { SSORedirectBindingURI: https://login.corp.example/sso } }
clients:
  web: { providers: [Corp] }
`,
  good: `
identityProviders:
  Corp:
    type: saml
    metadata: { url: https://login.corp.example/metadata }
clients:
  web: { providers: [Corp] }
`,
  mended: `
identityProviders:
  Corp:
    type: saml
    metadata: { url: https://login.corp.example/metadata }
clients:
  web: { providers: [Corp] }
`,
  *check(project) {
    for (const provider of project.all('pool').flatMap(providersOf))
      for (const [key] of ownDetails(provider))
        if (computed[provider.says.type].includes(key))
          yield {
            message: `Cognito finds \`${key}\` of \`${provider.name}\` out by itself`,
            at: detailAt(provider, key),
            help: 'leave it out',
            fix: {
              title: 'leave it out',
              resource: provider.pool,
              edits: [{ path: emptied(provider, key) }],
            },
          }
  },
}

/** The most that holds nothing beside a detail: of `aws` nothing is left where that was all. */
function emptied(provider: Provider, key: string): Path {
  const { path } = detailAt(provider, key)
  const { ProviderDetails: details = {}, ...rest } = provider.says.aws ?? {}
  if (Object.keys(details as object).length > 1) return path
  return path.slice(0, Object.keys(rest).length ? -1 : -2)
}
