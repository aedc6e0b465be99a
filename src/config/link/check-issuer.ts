import type { Environment } from '../merge/environment.ts'
import type { OidcProviderDocument } from '../made/documents.ts'
import type { Resource } from '../merge/resource.ts'
import { checkPlace } from './check-place.ts'
import type { Tell } from './tell.ts'

/** Checks that an OIDC issuer is one that tokens can name and that keys can be fetched of (OpenID Connect Discovery 1.0, 3 and 4). */
export function checkIssuer(provider: Resource, environment: Environment, tell: Tell): void {
  const { url } = provider.value as unknown as OidcProviderDocument
  const read = URL.canParse(url) ? new URL(url) : undefined
  const wrong = !read
    ? 'cannot be read as a URL'
    : read.username || read.password
      ? 'names a user'
      : /[?#]/.test(url)
        ? 'has a query or a fragment'
        : undefined
  if (wrong)
    tell(provider, ['url'], {
      rule: 'PW-LINK-027',
      message: `the issuer ${wrong}`,
      help: 'write it as the `issuer` of its discovery document, and the `iss` of its tokens, has it to the letter',
    })
  else checkPlace(provider, ['url'], url, environment, tell)
}
