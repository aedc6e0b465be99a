import { AwsFault } from './aws-fault.ts'
import { parseInput, refuseInJson } from './json-protocol.ts'
import type { Protocol } from './protocol.ts'

const type = 'application/json'

/** REST JSON, for operations that all post to a path of their own. */
export const restProtocol = (paths: Readonly<Record<string, string>>): Protocol => ({
  read({ method, path, body }) {
    const operation = method === 'POST' && Object.hasOwn(paths, path) ? paths[path] : undefined
    if (!operation)
      throw new AwsFault(
        'UnknownOperationException',
        `This server answers no ${method} ${path.slice(0, 100)}.`,
        {
          status: 404,
        },
      )
    return { operation, input: parseInput(body) }
  },
  answer: (_, output) => ({ status: 200, type, body: JSON.stringify(output) }),
  refuse: (fault) => refuseInJson(fault, type),
})
