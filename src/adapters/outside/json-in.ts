import type { Json, JsonObject } from '../../model/trigger.ts'

/** The JSON object that a text is, if it is one. */
export function jsonIn(text: string): JsonObject | undefined {
  try {
    const value = JSON.parse(text) as Json
    return isObject(value) ? value : undefined
  } catch {
    return undefined
  }
}

/** Whether a value is an object, and neither a list nor nothing. */
export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
