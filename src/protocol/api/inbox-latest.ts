import { refusalSchema } from './endpoint.ts'
import type { Endpoint } from './endpoint.ts'
import { find, messageQuery, readQuery } from './message-query.ts'
import { messageSchema, shownMessage } from './shown-message.ts'

/** `GET /inbox/latest`: the newest message to somebody, and the code in it. */
export const inboxLatest: Endpoint = {
  path: '/inbox/latest',
  summary: 'The newest message, with the code in it',
  query: messageQuery,
  answers: {
    200: { description: 'The message.', schema: messageSchema },
    404: { description: 'No such message was sent.', schema: refusalSchema },
  },
  async answer(context, told) {
    const [latest] = find(told.inbox, await readQuery(context, told), 1)
    if (latest) return context.json(shownMessage(latest))
    return context.json({ error: 'not_found', message: 'no such message was sent' }, 404)
  },
}
