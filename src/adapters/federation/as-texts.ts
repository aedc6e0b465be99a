import type { Json, JsonObject } from '../../model/trigger.ts'

/**
 * Whether a value is what the provider wrote. Large integers are not, once they are read: people who were told apart
 * by them would have one name.
 */
export const isExact = (value: Json): boolean =>
  typeof value !== 'number' || !Number.isInteger(value) || Number.isSafeInteger(value)

/**
 * What a provider says of somebody, as texts: whatever is no plain value as JSON, which is unverified. A number that
 * cannot be told exactly is not told.
 */
export const asTexts = (said: JsonObject): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(said)
      .filter(([, value]) => value !== null && value !== undefined && isExact(value))
      .map(([name, value]) => [name, textOf(value)]),
  )

const textOf = (value: Json) =>
  typeof value === 'string' ? value : typeof value === 'object' ? JSON.stringify(value) : String(value)

const tokens = ['access_token', 'id_token', 'refresh_token']

/** The provider's own tokens, which can be mapped like claims. */
export const tokensIn = (response: JsonObject): Readonly<Record<string, string>> =>
  Object.fromEntries(
    tokens.flatMap((name) => (typeof response[name] === 'string' ? [[name, response[name]]] : [])),
  )
