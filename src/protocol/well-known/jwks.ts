import type { Context } from 'hono'
import type { Documents } from './documents.ts'
import { serveDocument } from './serve-document.ts'

/** `GET /<pool id>/.well-known/jwks.json`: the public keys that a pool's tokens are checked with (RFC 7517). */
export const jwks = (documents: Documents) => (context: Context) =>
  serveDocument(context, documents, (pool) => documents.keys(pool.id))
