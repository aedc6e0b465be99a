import type { Context } from 'hono'
import type { Documents } from './documents.ts'
import { serveDocument } from './serve-document.ts'

/**
 * `GET /<pool id>/.well-known/jwks.json`: the public keys that the tokens of a user pool or an identity pool
 * are checked with (RFC 7517), also on the domain of the pool. Cognito has those of identity pools at `jwks_uri`,
 * which answers as well.
 */
export const jwks = (documents: Documents) => (context: Context) =>
  serveDocument(context, documents, {
    userPool: (pool) => documents.keys(pool.id),
    identityPool: (pool) => documents.identityKeys(pool.id),
  })
