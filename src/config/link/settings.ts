import type { JsonObject } from '../../model/trigger.ts'
import type { TriggerParameters } from '../made/documents.ts'

/** What a script is given: what the stage says, and the defaults of its trigger for what it does not say. */
export function settingsOf(
  parameters: TriggerParameters = {},
  said: JsonObject | undefined,
): JsonObject | undefined {
  const defaults = Object.entries(parameters).flatMap(([name, { default: value }]) =>
    value === undefined ? [] : [[name, value] as const],
  )
  return defaults.length > 0 ? { ...(Object.fromEntries(defaults) as JsonObject), ...said } : said
}
