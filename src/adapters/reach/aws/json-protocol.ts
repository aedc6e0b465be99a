import type { JsonObject } from '../../../model/trigger.ts'
import { AwsFault } from './aws-fault.ts'
import type { Protocol, Said } from './protocol.ts'

/** AWS JSON 1.0 and 1.1: the operation in `X-Amz-Target`, after the service's own name and a dot. */
export const jsonProtocol = (version: '1.0' | '1.1', prefix = ''): Protocol => {
  const type = `application/x-amz-json-${version}`
  return {
    read: ({ headers, body }) => {
      const [, operation] = /^[\w.-]*\.(\w+)$/.exec(headers.get('x-amz-target') ?? '') ?? []
      if (!operation) throw new AwsFault('UnknownOperationException', 'The request names no operation.')
      return { operation, input: parseInput(body) }
    },
    answer: (_, output) => ({ status: 200, type, body: JSON.stringify(output) }),
    refuse: (fault) => refuseInJson(fault, type, prefix),
  }
}

/** Reads an input that is to be an object. */
export function parseInput(body: string): JsonObject {
  let input: unknown
  try {
    input = JSON.parse(body || '{}')
  } catch {
    throw new AwsFault('SerializationException', 'The body is not JSON.')
  }
  if (typeof input === 'object' && input !== null && !Array.isArray(input)) return input as JsonObject
  throw new AwsFault('SerializationException', 'Start of structure or map found where not expected.')
}

/** Says a refusal in the body, and its code in a header too. */
export function refuseInJson({ code, message, status, more }: AwsFault, type: string, prefix = ''): Said {
  return {
    status,
    type,
    headers: [['x-amzn-errortype', code]],
    body: JSON.stringify({ ...more, __type: prefix + code, message }),
  }
}
