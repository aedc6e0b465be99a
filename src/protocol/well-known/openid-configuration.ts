import type { Context } from 'hono'
import { openIdIssuer } from '../../engine/identity/open-id-token.ts'
import type { Documents } from './documents.ts'
import { serveDocument } from './serve-document.ts'

/**
 * `GET /<pool id>/.well-known/openid-configuration`: what the tokens of a user pool or an identity pool say
 * and where their keys are (OpenID Connect Discovery 1.0, section 3), also on the domain of the pool, where it is
 * the same document. It names only what answers; a pool without OAuth endpoints has none to name. Every identity
 * pool has the issuer that it has at AWS.
 */
export const openidConfiguration = (documents: Documents) => (context: Context) =>
  serveDocument(context, documents, {
    userPool: (pool) => {
      const domain = pool.domain && `${documents.url}/${pool.domain.Domain}`
      return {
        ...(domain && {
          authorization_endpoint: `${domain}/oauth2/authorize`,
          end_session_endpoint: `${domain}/logout`,
        }),
        id_token_signing_alg_values_supported: ['RS256'],
        issuer: documents.issuer(pool),
        jwks_uri: `${documents.url}/${pool.id}/.well-known/jwks.json`,
        ...(domain && {
          response_types_supported: ['code', 'token'],
          revocation_endpoint: `${domain}/oauth2/revoke`,
          scopes_supported: ['openid', 'email', 'phone', 'profile'],
        }),
        subject_types_supported: ['public'],
        ...(domain && {
          token_endpoint: `${domain}/oauth2/token`,
          token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
          userinfo_endpoint: `${domain}/oauth2/userInfo`,
        }),
      }
    },
    identityPool: ({ id }) => ({
      id_token_signing_alg_values_supported: ['RS512'],
      issuer: openIdIssuer,
      jwks_uri: `${documents.url}/${id}/.well-known/jwks_uri`,
      subject_types_supported: ['public'],
    }),
  })
