import type { Endpoint } from './endpoint.ts'

const text = { type: 'string' } as const

/** `GET /users`: whoever has a name, in one pool or in each, with what tokens say of them. */
export const users: Endpoint = {
  path: '/users',
  summary: 'The users of a name',
  query: {
    name: {
      description: 'A user name, or an alias or address that stands in its place.',
      schema: { type: 'string' },
    },
    pool: { description: 'The id or the name of a user pool; all without it.', schema: { type: 'string' } },
  },
  answers: {
    200: {
      description: 'The users, one of a pool at most.',
      schema: {
        type: 'object',
        required: ['users'],
        properties: {
          users: {
            type: 'array',
            items: {
              type: 'object',
              required: ['pool', 'poolId', 'username', 'sub', 'enabled', 'status', 'attributes', 'groups'],
              properties: {
                pool: { type: 'string', description: 'The name of the pool.' },
                poolId: text,
                username: text,
                sub: text,
                enabled: { type: 'boolean' },
                status: text,
                attributes: {
                  type: 'object',
                  additionalProperties: text,
                  description: 'All but `sub`, as text.',
                },
                groups: { type: 'array', items: text },
              },
            },
          },
        },
      },
    },
  },
  async answer(context, told) {
    const { name = '', pool: wanted } = context.req.query()
    const pools = (await told.pools()).filter(
      ({ id, name: own }) => wanted === undefined || id === wanted || own === wanted,
    )
    const found = await Promise.all(
      pools.map(async (pool) => {
        const one = await told.user(pool, name)
        if (!one) return []
        const { username, sub, enabled, status, attributes } = one.user
        const { groups } = one
        return [{ pool: pool.name, poolId: pool.id, username, sub, enabled, status, attributes, groups }]
      }),
    )
    return context.json({ users: found.flat() })
  },
}
