import type { Endpoint } from './endpoint.ts'

const text = { type: 'string' } as const

/** `GET /pools`: the ids of pools and of their app clients, by the names they are declared under. */
export const pools: Endpoint = {
  path: '/pools',
  summary: 'User pools and their app clients',
  answers: {
    200: {
      description: 'The pools, in the order of their ids.',
      schema: {
        type: 'object',
        required: ['pools'],
        properties: {
          pools: {
            type: 'array',
            items: {
              type: 'object',
              required: ['id', 'name', 'region', 'issuer', 'clients'],
              properties: {
                id: text,
                name: text,
                region: text,
                issuer: { type: 'string', description: 'The `iss` of its tokens.' },
                clients: {
                  type: 'array',
                  items: {
                    type: 'object',
                    required: ['id', 'name', 'secret'],
                    properties: {
                      id: text,
                      name: text,
                      secret: { type: 'boolean', description: 'Whether it has to prove itself by a secret.' },
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
  async answer(context, { pools, issuer }) {
    const all = await pools()
    return context.json({
      pools: all.map((pool) => ({
        id: pool.id,
        name: pool.name,
        region: pool.region,
        issuer: issuer(pool),
        clients: pool.clients.map(({ id, name, secret }) => ({ id, name, secret: secret !== undefined })),
      })),
    })
  },
}
