import type { Context } from 'hono'
import type { Endpoint, Inbox, Kept, Told, Wanted } from './endpoint.ts'

/** The parameters by which messages are looked for. */
export const messageQuery: NonNullable<Endpoint['query']> = {
  pool: { description: 'The id or the name of a user pool.', schema: { type: 'string' } },
  username: {
    description: 'A user name, or the address that stands in its place.',
    schema: { type: 'string' },
  },
  to: { description: 'The address it was sent to.', schema: { type: 'string' } },
  since: { description: 'Only messages with a greater id.', schema: { type: 'integer', minimum: 0 } },
}

/**
 * What a query asks for, in the words of the inbox; a message that fits one of them is asked for. Whoever
 * signs in with an address is known to callers by it, and to the pool by another name.
 */
export async function readQuery(context: Context, told: Told): Promise<readonly Wanted[]> {
  const { pool, username, to, since } = context.req.query()
  const declared = pool && (await told.pools()).find(({ id, name }) => id === pool || name === pool)
  const poolId = declared ? declared.id : pool
  const after = Number(since ?? 0)
  const wanted = { ...(poolId && { poolId }), ...(to && { to }), ...(after > 0 && { after }) }
  if (!username) return [wanted]
  return [{ ...wanted, username }, ...(!to || to === username ? [{ ...wanted, to: username }] : [])]
}

/** The messages that are there, the newest first. */
export function find({ list }: Inbox, wanted: readonly Wanted[], limit: number): readonly Kept[] {
  const found = new Map(wanted.flatMap((one) => list(one, limit)).map((message) => [message.id, message]))
  return [...found.values()].sort((a, b) => b.id - a.id).slice(0, limit)
}
