import { globs } from '../../iam/match/glob.ts'
import type { JsonObject } from '../../model/trigger.ts'
import { textsOf } from './doubt.ts'

/** Whether a statement is about an action, whatever else it asks for. */
export function fitsAction(statement: JsonObject, action: string): boolean {
  const folded = action.toLowerCase()
  const fits = (text: string) => isLike(text.toLowerCase(), folded)
  const { Action, NotAction } = statement
  return Action === undefined ? !textsOf(NotAction).some(fits) : textsOf(Action).some(fits)
}

function isLike(pattern: string, action: string): boolean {
  if (pattern === '*' || pattern === action) return true
  if (!/[*?]/.test(pattern)) return false
  const chunks = pattern.split('*').map((text) => {
    const open = [...text].flatMap((character, at) => (character === '?' ? [at] : []))
    return open.length ? { text, open } : { text }
  })
  return globs(chunks, action)
}
