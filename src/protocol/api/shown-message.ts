import type { Context } from 'hono'
import type { JsonObject } from '../../model/trigger.ts'
import type { Endpoint, Kept, Told } from './endpoint.ts'

/** A message as the API shows it. */
export const shownMessage = ({
  id,
  at,
  medium,
  poolId,
  username,
  to,
  subject,
  text,
  code,
  reason,
}: Kept) => ({
  id,
  at: new Date(at).toISOString(),
  medium,
  pool: poolId,
  username,
  to,
  ...(subject !== undefined && { subject }),
  text,
  ...(code !== undefined && { code }),
  reason,
})

/** The JSON Schema of `shownMessage`. */
export const messageSchema: JsonObject = {
  type: 'object',
  required: ['id', 'at', 'medium', 'pool', 'username', 'to', 'text', 'reason'],
  properties: {
    id: { type: 'integer', description: 'Counts up in the order of sending.' },
    at: { type: 'string', format: 'date-time' },
    medium: { enum: ['EMAIL', 'SMS'] },
    pool: { type: 'string', description: 'The id of the user pool.' },
    username: { type: 'string' },
    to: { type: 'string', description: 'An e-mail address or a phone number.' },
    subject: { type: 'string' },
    text: { type: 'string' },
    code: { type: 'string', description: 'The code or password in the text, where there is one.' },
    reason: { type: 'string', description: 'Why it was sent, such as SignUp or ForgotPassword.' },
  },
}

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

/** Whether a message is one of those that the query asks for. */
export async function wanted(context: Context, told: Told): Promise<(message: Kept) => boolean> {
  const { pool, username, to, since } = context.req.query()
  const named = pool && (await told.pools()).find(({ id, name }) => id === pool || name === pool)
  const poolId = named ? named.id : pool
  return (message) =>
    (!poolId || message.poolId === poolId) &&
    (!username || message.username === username || message.to === username) &&
    (!to || message.to === to) &&
    (!since || message.id > Number(since))
}
