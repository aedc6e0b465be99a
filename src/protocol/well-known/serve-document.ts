import type { Context } from 'hono'
import type { IdentityPool } from '../../model/model.ts'
import type { UserPool } from '../../model/pool.ts'
import type { Documents } from './documents.ts'

/** How a document is written, of a pool of either kind. */
export interface Writing {
  readonly userPool: (pool: UserPool) => object | Promise<object>
  readonly identityPool: (pool: IdentityPool) => object | Promise<object>
}

/**
 * Answers with a document of the pool that the path names by its id, or that has the domain which is asked. The
 * ids of the two kinds are never alike, and none is a domain.
 */
export async function serveDocument(
  context: Context,
  documents: Documents,
  { userPool, identityPool }: Writing,
): Promise<Response> {
  const id = context.req.param('domain') ?? ''
  const pool = (await documents.pool(id)) ?? (await documents.poolAt?.(context))
  const other = pool ? undefined : await documents.identityPool(id)
  const written = pool ? userPool(pool) : other && identityPool(other)
  if (!written) return context.json({ message: `${nameOf(id)} does not exist.` }, 404)
  context.header('cache-control', documents.cache)
  return context.json(await written)
}

/** What is told of an id that somebody made up: only what has the form of one. */
function nameOf(id: string): string {
  if (id.length > 55) return 'The pool'
  if (/^[\w-]+_[0-9a-zA-Z]+$/.test(id)) return `User pool ${id}`
  return /^[\w-]+:[0-9a-f-]+$/.test(id) ? `Identity pool ${id}` : 'The pool'
}
