import type { Json, JsonObject } from '../../model/trigger.ts'

/** Whether something is an object of JSON, and no list. */
export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What an object has itself under a key: nothing of what all objects inherit. */
export const get = (value: JsonObject, key: string): Json | undefined =>
  Object.hasOwn(value, key) ? value[key] : undefined

/** One or several of something, which policies write alike. */
export const listOf = (value: Json): readonly Json[] =>
  Array.isArray(value) ? (value as readonly Json[]) : [value]

/** The texts among one or several values. */
export const textsOf = (value: Json | undefined): string[] =>
  value === undefined ? [] : listOf(value).filter((one) => typeof one === 'string')
