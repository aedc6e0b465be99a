import type { JsonObject } from '../../model/trigger.ts'
import type { Endpoint } from './endpoint.ts'

const text = { type: 'string' } as const
const texts = (description: string): JsonObject => ({
  type: 'array',
  description,
  items: { type: 'object', required: ['path', 'text'], properties: { path: text, text } },
})

/** `GET /project`: the texts that the server runs with, for a plan to compare with. */
export const project: Endpoint = {
  path: '/project',
  summary: 'The files of the project as the server runs it: what it read last without a mistake',
  answers: {
    200: {
      description: 'The texts, by their paths from the folder of the project. Secrets are not in them.',
      schema: {
        type: 'object',
        required: ['files', 'scripts', 'documents'],
        properties: {
          env: { type: 'string', description: 'The environment that the server runs in.' },
          files: texts('YAML, in the order of the paths.'),
          scripts: texts('Scripts, and what else of text lies under `triggers/`.'),
          documents: texts('XML under `pools/`.'),
        },
      },
    },
  },
  answer: (context, told) => context.json(told.project()),
}
