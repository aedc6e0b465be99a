import { readFileSync } from 'node:fs'
import { reason, Unreadable } from '../../adapters/disk/unreadable.ts'
import type { JsonObject } from '../../model/trigger.ts'
import { flat } from '../../review/visible.ts'

const help = `claims are a JSON object, such as '{"custom:plan":"gold"}', or a file that holds one`

/** Claims that somebody has typed as JSON, or that are in a file, with or without an `@` before its name. Throws `Unreadable` where they are none. */
export function readClaims(typed: string): JsonObject {
  const inline = typed.trimStart().startsWith('{')
  const file = typed.replace(/^@/, '')
  const name = inline ? 'the claims' : `the claims in \`${file}\``
  const text = inline ? typed : textOf(file)
  let claims: unknown
  try {
    claims = JSON.parse(text)
  } catch (error) {
    throw new Unreadable(`${name} are not JSON: ${flat((error as Error).message)}`, help, { cause: error })
  }
  if (typeof claims !== 'object' || claims === null || Array.isArray(claims))
    throw new Unreadable(`${name} are not a JSON object`, help)
  return claims as JsonObject
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    throw new Unreadable(`the claims in \`${file}\` cannot be read: ${reason(error)}`, help, { cause: error })
  }
}
