import { refusalSchema, type Endpoint } from './endpoint.ts'
import { noId, readRunQuery, runQuery } from './run-query.ts'
import { runLineSchema } from './shown-run.ts'

const longest = 300

/** `GET /runs/wait`: the next requests, as soon as there is one. */
export const runsWait: Endpoint = {
  path: '/runs/wait',
  summary: 'The next requests that fit, the oldest first, as soon as there is one',
  query: {
    ...runQuery,
    timeout: {
      description: 'Seconds to wait.',
      schema: { type: 'number', minimum: 0, maximum: longest, default: 30 },
    },
  },
  answers: {
    200: {
      description: 'The runs: those after the one that `after` names, or after now.',
      schema: {
        type: 'object',
        required: ['runs'],
        properties: { runs: { type: 'array', minItems: 1, items: runLineSchema } },
      },
    },
    400: { description: 'The timeout is no number of seconds, or `after` no id.', schema: refusalSchema },
    404: { description: 'There was none in time.', schema: refusalSchema },
  },
  async answer(context, told) {
    const seconds = Number(context.req.query('timeout') ?? 30)
    if (!(seconds >= 0 && seconds <= longest))
      return context.json({ error: 'invalid', message: `timeout is a number from 0 to ${longest}` }, 400)
    const wanted = await readRunQuery(context, told)
    if (!wanted) return context.json(noId, 400)
    const runs = await told.runs.wait(wanted, seconds * 1000)
    if (runs.length) return context.json({ runs })
    return context.json({ error: 'not_found', message: `there was no such run within ${seconds} s` }, 404)
  },
}
