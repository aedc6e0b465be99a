import { refusalSchema, type Endpoint } from './endpoint.ts'

const text = { type: 'string' } as const
const count = { type: 'integer', minimum: 0 } as const

/** `GET /imports/{id}`: what became of the rows of an import. */
export const importsShow: Endpoint = {
  path: '/imports/{id}',
  summary: 'One import of users, with the rows that came to nothing',
  parameters: { id: { description: 'The `JobId` of the import.', schema: text } },
  answers: {
    200: {
      description: 'The import. Nothing of what stands in its rows is told.',
      schema: {
        type: 'object',
        required: ['id', 'poolId', 'name', 'status', 'imported', 'skipped', 'failed', 'lines'],
        properties: {
          id: text,
          poolId: text,
          name: text,
          status: text,
          message: { ...text, description: 'Why it is over.' },
          imported: count,
          skipped: count,
          failed: count,
          lines: {
            type: 'array',
            description: 'The first 10,000 rows that were skipped or failed, in the order of the file.',
            items: {
              type: 'object',
              required: ['line', 'outcome', 'reason'],
              properties: { line: count, outcome: { enum: ['SKIPPED', 'FAILED'] }, reason: text },
            },
          },
        },
      },
    },
    404: { description: 'There is no such import.', schema: refusalSchema },
  },
  async answer(context, told) {
    const found = await told.importLog(context.req.param('id') ?? '')
    if (!found) return context.json({ error: 'not_found', message: 'there is no such import' }, 404)
    const { id, poolId, name, status, message, imported, skipped, failed } = found.job
    const { lines } = found
    return context.json({ id, poolId, name, status, message, imported, skipped, failed, lines })
  },
}
