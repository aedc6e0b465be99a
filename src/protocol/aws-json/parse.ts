import type { IncomingHttpHeaders } from 'node:http'
import { Fault } from '../../model/fault.ts'

const utf8 = new TextDecoder('utf-8', { fatal: true })

/** Reads the body of a request: a JSON object, or nothing, which stands for an empty one. */
export function parse(headers: IncomingHttpHeaders, body: Buffer): Readonly<Record<string, unknown>> {
  const type = headers['content-type']?.split(';')[0]?.trim().toLowerCase()
  if (type !== 'application/x-amz-json-1.1')
    throw new Fault('SerializationException', 'The content type must be application/x-amz-json-1.1.')
  if (body.length === 0) return {}
  const value = read(body)
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Fault('SerializationException', 'The request body must be a JSON object.')
  return value as Readonly<Record<string, unknown>>
}

// Half a character, which no UTF-8 can hold, can be escaped; kept, it would be another text than was said.
const surrogate = /\\ud[89a-f]/i
function wellFormed(name: string, value: unknown): unknown {
  if (name.isWellFormed() && (typeof value !== 'string' || value.isWellFormed())) return value
  throw new Error('half a character')
}

function read(body: Buffer): unknown {
  try {
    const text = utf8.decode(body)
    return (surrogate.test(text) ? JSON.parse(text, wellFormed) : JSON.parse(text)) as unknown
  } catch (cause) {
    throw new Fault('SerializationException', 'The request body is not JSON.', { cause })
  }
}
