import { refusalSchema } from './endpoint.ts'
import type { Endpoint } from './endpoint.ts'
import { find, messageQuery, readQuery } from './message-query.ts'
import { messageSchema, shownMessage } from './shown-message.ts'

const longest = 300

/** `GET /inbox/wait`: the newest message to somebody, as soon as there is one. */
export const inboxWait: Endpoint = {
  path: '/inbox/wait',
  summary: 'The newest message, as soon as there is one',
  query: {
    ...messageQuery,
    timeout: {
      description: 'Seconds to wait.',
      schema: { type: 'number', minimum: 0, maximum: longest, default: 30 },
    },
  },
  answers: {
    200: { description: 'The message.', schema: messageSchema },
    400: { description: 'The timeout is no number of seconds.', schema: refusalSchema },
    404: { description: 'No such message was sent in time.', schema: refusalSchema },
  },
  async answer(context, told) {
    const seconds = Number(context.req.query('timeout') ?? 30)
    if (!(seconds >= 0 && seconds <= longest))
      return context.json({ error: 'invalid', message: `timeout is a number from 0 to ${longest}` }, 400)
    const wanted = await readQuery(context, told)
    const [here] = find(told.inbox, wanted, 1)
    const message = here ?? (await Promise.race(wanted.map((one) => told.inbox.wait(one, seconds * 1000))))
    if (message) return context.json(shownMessage(message))
    return context.json({ error: 'not_found', message: `no such message was sent within ${seconds} s` }, 404)
  },
}
