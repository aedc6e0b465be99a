import type { Endpoint } from './endpoint.ts'
import { find, messageQuery, readQuery } from './message-query.ts'
import { messageSchema, shownMessage } from './shown-message.ts'

const most = 1000

/** `GET /inbox`: every message that was sent, the newest first. */
export const inbox: Endpoint = {
  path: '/inbox',
  summary: `Every message that was sent, the newest first; ${most} at most`,
  query: messageQuery,
  answers: {
    200: {
      description: 'The messages.',
      schema: {
        type: 'object',
        required: ['messages'],
        properties: { messages: { type: 'array', items: messageSchema } },
      },
    },
  },
  async answer(context, told) {
    const messages = find(told.inbox, await readQuery(context, told), most)
    return context.json({ messages: messages.map(shownMessage) })
  },
}
