import type { Endpoint } from './endpoint.ts'

const text = { type: 'string' } as const
const time = { type: 'integer', description: 'Milliseconds since 1970.' } as const
const properties = {
  type: 'object',
  description: 'In the words of CloudFormation where it has any, else in those of the API.',
} as const

/** `GET /pools/made`: what the API has made, for `poolwright pull` to write down. */
export const poolsMade: Endpoint = {
  path: '/pools/made',
  summary: 'User pools that the API made, with all that they have; also those that are declared by now',
  answers: {
    200: {
      description:
        'The pools, in the order of their ids. No secret is in them, and of styles and texts only that they are there.',
      schema: {
        type: 'object',
        required: ['pools'],
        properties: {
          pools: {
            type: 'array',
            items: {
              type: 'object',
              required: ['id', 'properties', 'revision', 'parts', 'createdAt', 'modifiedAt'],
              properties: {
                id: text,
                properties,
                revision: { type: 'integer', description: 'How often the pool has changed.' },
                createdAt: time,
                modifiedAt: time,
                parts: {
                  type: 'array',
                  items: {
                    type: 'object',
                    required: ['kind', 'name', 'body', 'createdAt', 'modifiedAt'],
                    properties: {
                      kind: { type: 'string', description: 'Such as `client`, `group` or `branding`.' },
                      name: { type: 'string', description: 'What the API calls it by.' },
                      body: properties,
                      createdAt: time,
                      modifiedAt: time,
                    },
                  },
                },
              },
            },
          },
        },
      },
    },
  },
  answer: async (context, { made }) => context.json({ pools: await made() }),
}
