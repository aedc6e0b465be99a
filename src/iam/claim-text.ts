import type { JsonObject } from '../model/trigger.ts'

/**
 * What a rule compares of a claim; nothing where the token has not got it. What AWS makes of a claim that is
 * no text is unverified: here a list is its JSON, so that `Contains` finds `admins` in `["not-admins"]` too,
 * and whoever relies on such a rule sees it.
 */
export function claimText(claims: JsonObject, name: string): string | undefined {
  const claim = Object.hasOwn(claims, name) ? claims[name] : undefined
  if (claim === undefined || claim === null) return undefined
  return typeof claim === 'string' ? claim : JSON.stringify(claim)
}
