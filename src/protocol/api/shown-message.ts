import type { JsonObject } from '../../model/trigger.ts'
import type { Kept } from './endpoint.ts'

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
  link,
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
  ...(link !== undefined && { link }),
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
    link: { type: 'string', description: 'The link in the text, where an address is verified by one.' },
    reason: { type: 'string', description: 'Why it was sent, such as SignUp or ForgotPassword.' },
  },
}
