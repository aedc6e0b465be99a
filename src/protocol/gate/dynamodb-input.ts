import type { Json, JsonObject } from '../../model/trigger.ts'
import { Refused } from './gate-request.ts'

/** The input of a call, and how it is written so that nobody reads another: JSON may say a name twice. */
export function readInput(body: Buffer): { readonly input: JsonObject; readonly written: Buffer } {
  try {
    const input = objectIn(JSON.parse(body.toString('utf8')) as Json)
    return { input, written: Buffer.from(JSON.stringify(input)) }
  } catch (error) {
    if (error instanceof Refused) throw error
    throw new Refused(400, 'SerializationException', 'The request body is not JSON.')
  }
}

/** The object that a value is. Refused with ValidationException where it is none. */
export function objectIn(value: Json | undefined): JsonObject {
  if (!isObject(value)) throw invalid('An object is missing.')
  return value
}

/** The list that a value is. Refused with ValidationException where it is none. */
export function listIn(value: Json | undefined): readonly Json[] {
  if (!Array.isArray(value)) throw invalid('A list is missing.')
  return value
}

/** Whether a value is an object, and neither null nor a list. */
export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What Amazon DynamoDB says of an input that it cannot take. */
export const invalid = (message: string): Refused => new Refused(400, 'ValidationException', message)
