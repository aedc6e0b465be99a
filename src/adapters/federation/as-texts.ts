import type { Json, JsonObject } from '../../model/trigger.ts'

/** What a provider says of somebody, as texts: whatever is no plain value as JSON, which is unverified. */
export const asTexts = (said: JsonObject): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(said)
      .filter(([, value]) => value !== null && value !== undefined)
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
