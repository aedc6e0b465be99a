import type { Context } from 'hono'
import type { UserPool } from '../../model/pool.ts'
import type { Documents } from './documents.ts'

/** Answers with a document of the pool that the path names. */
export async function serveDocument(
  context: Context,
  documents: Documents,
  write: (pool: UserPool) => object | Promise<object>,
): Promise<Response> {
  const id = context.req.param('pool') ?? ''
  const pool = await documents.pool(id)
  if (!pool) {
    const name = /^[\w-]+_[0-9a-zA-Z]+$/.test(id) && id.length <= 55 ? `User pool ${id}` : 'The user pool'
    return context.json({ message: `${name} does not exist.` }, 404)
  }
  context.header('cache-control', documents.cache)
  return context.json(await write(pool))
}
