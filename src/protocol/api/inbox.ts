import type { Endpoint } from './endpoint.ts'
import { messageQuery, messageSchema, shownMessage, wanted } from './shown-message.ts'

/** `GET /inbox`: every message that was sent, the newest first. */
export const inbox: Endpoint = {
  path: '/inbox',
  summary: 'Every message that was sent, the newest first',
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
    const fits = await wanted(context, told)
    return context.json({ messages: told.inbox.list().filter(fits).reverse().map(shownMessage) })
  },
}
