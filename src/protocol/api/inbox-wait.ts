import { refusalSchema } from './endpoint.ts'
import type { Endpoint, Inbox, Kept } from './endpoint.ts'
import { messageQuery, messageSchema, shownMessage, wanted } from './shown-message.ts'

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
    const message = await waitFor(
      told.inbox,
      await wanted(context, told),
      seconds * 1000,
      context.req.raw.signal,
    )
    if (message) return context.json(shownMessage(message))
    return context.json({ error: 'not_found', message: `no such message was sent within ${seconds} s` }, 404)
  },
}

function waitFor(
  { list, hear }: Inbox,
  fits: (message: Kept) => boolean,
  milliseconds: number,
  gone: AbortSignal,
): Promise<Kept | undefined> {
  const here = list().findLast(fits)
  if (here) return Promise.resolve(here)
  return new Promise((resolve) => {
    const end = (message?: Kept) => {
      clearTimeout(timer)
      gone.removeEventListener('abort', hangUp)
      deafen()
      resolve(message)
    }
    const hangUp = () => end()
    const deafen = hear((message) => fits(message) && end(message))
    const timer = setTimeout(end, milliseconds)
    gone.addEventListener('abort', hangUp)
  })
}
