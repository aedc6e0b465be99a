import { ScriptError } from '../../model/script-error.ts'
import type { Said } from '../../model/trigger.ts'
import type { Secrets } from './read-secrets.ts'

/** The text behind a word of a trigger's file. Throws a `ScriptError` of `missing` that names the secret nobody has given, and says how to give it. */
export function textOf(said: Said, secrets: Pick<Secrets, 'value' | 'missing'>): string {
  if (typeof said === 'string') return said
  const text = secrets.value(said.secret)
  if (text !== undefined) return text
  const remedy = secrets.missing.find(({ name }) => name === said.secret)?.remedy
  throw new ScriptError(
    'missing',
    `the secret \`${said.secret}\` has not been given${remedy ? `: ${remedy}` : ''}`,
  )
}
