import type { Context } from 'hono'
import type { Documents } from './documents.ts'
import { serveDocument } from './serve-document.ts'

/**
 * `GET /<pool id>/.well-known/openid-configuration`: what a pool's tokens say and where its keys are
 * (OpenID Connect Discovery 1.0, section 3). It names only what answers; a pool without OAuth endpoints
 * has none to name.
 */
export const openidConfiguration = (documents: Documents) => (context: Context) =>
  serveDocument(context, documents, (pool) => ({
    id_token_signing_alg_values_supported: ['RS256'],
    issuer: documents.issuer(pool),
    jwks_uri: `${documents.url}/${pool.id}/.well-known/jwks.json`,
    subject_types_supported: ['public'],
  }))
