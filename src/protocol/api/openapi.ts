import type { JsonObject } from '../../model/trigger.ts'
import { refusalSchema } from './endpoint.ts'
import type { Endpoint } from './endpoint.ts'

/** The OpenAPI 3.1 document of some endpoints, written from what each says of itself. */
export const describe = (endpoints: readonly Endpoint[]): JsonObject => ({
  openapi: '3.1.0',
  info: {
    title: 'Poolwright',
    version: '1',
    description:
      'What a development server tells of itself. Every path needs the token printed at its start.',
  },
  servers: [{ url: '/_poolwright/api' }],
  security: [{ bearer: [] }, { query: [] }],
  paths: Object.fromEntries(endpoints.map((endpoint) => [endpoint.path, { get: operationOf(endpoint) }])),
  components: {
    securitySchemes: {
      bearer: { type: 'http', scheme: 'bearer' },
      query: { type: 'apiKey', in: 'query', name: 'token' },
    },
  },
})

const operationOf = ({ summary, parameters = {}, query = {}, answers }: Endpoint): JsonObject => ({
  summary,
  parameters: [
    ...Object.entries(parameters).map(([name, more]) => ({ name, in: 'path', required: true, ...more })),
    ...Object.entries(query).map(([name, more]) => ({ name, in: 'query', ...more })),
  ],
  responses: Object.fromEntries(
    Object.entries({ ...answers, ...refusals }).map(([status, { description, schema }]) => [
      status,
      { description, content: { 'application/json': { schema } } },
    ]),
  ),
})

const refusals: Endpoint['answers'] = {
  401: { description: 'The token is missing or wrong.', schema: refusalSchema },
  403: {
    description: 'The request came by another name than a loopback one, or from another page.',
    schema: refusalSchema,
  },
}
