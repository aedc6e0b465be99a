import { refusalSchema, type Endpoint } from './endpoint.ts'
import { runSchema } from './shown-run.ts'

/** `GET /runs/{id}`: one request with everything that happened in it. */
export const runsShow: Endpoint = {
  path: '/runs/{id}',
  summary: 'One request, with its steps and hooks',
  parameters: { id: { description: 'Such as `r-42`, or `last`.', schema: { type: 'string' } } },
  answers: {
    200: { description: 'The run.', schema: runSchema },
    404: { description: 'There is no such run, or no longer.', schema: refusalSchema },
  },
  answer(context, { runs }) {
    const run = runs.find(context.req.param('id') ?? '')
    if (run) return context.json(run)
    return context.json({ error: 'not_found', message: 'there is no such run' }, 404)
  },
}
