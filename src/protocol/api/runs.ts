import { refusalSchema, type Endpoint } from './endpoint.ts'
import { noId, readRunQuery, runQuery } from './run-query.ts'
import { runLineSchema } from './shown-run.ts'

const most = 1000
const usual = 100

/** `GET /runs`: the requests that were recorded, the newest first. */
export const runs: Endpoint = {
  path: '/runs',
  summary: 'The requests that were recorded, the newest first',
  query: {
    ...runQuery,
    limit: {
      description: 'How many at most.',
      schema: { type: 'integer', minimum: 1, maximum: most, default: usual },
    },
  },
  answers: {
    200: {
      description: 'The runs.',
      schema: {
        type: 'object',
        required: ['runs'],
        properties: { runs: { type: 'array', items: runLineSchema } },
      },
    },
    400: { description: 'The limit is no number of runs, or `after` no id.', schema: refusalSchema },
  },
  async answer(context, told) {
    const limit = Number(context.req.query('limit') ?? usual)
    if (!(Number.isInteger(limit) && limit >= 1 && limit <= most))
      return context.json({ error: 'invalid', message: `limit is a whole number from 1 to ${most}` }, 400)
    const wanted = await readRunQuery(context, told)
    if (!wanted) return context.json(noId, 400)
    return context.json({ runs: told.runs.list(wanted, limit) })
  },
}
