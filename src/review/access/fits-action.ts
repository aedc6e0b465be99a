import { policiesOf } from '../../iam/attached.ts'
import { globs } from '../../iam/match/glob.ts'
import type { RoleProperties } from '../../model/cloudformation.ts'
import type { Model, Named } from '../../model/model.ts'
import type { JsonObject } from '../../model/trigger.ts'
import { textsOf } from './doubt.ts'
import { statementsOf } from './statement-list.ts'

/** Whether a statement is about an action, whatever else it asks for. */
export function fitsAction(statement: JsonObject, action: string): boolean {
  const folded = action.toLowerCase()
  const fits = (text: string) => isLike(text.toLowerCase(), folded)
  const { Action, NotAction } = statement
  return Action === undefined ? !textsOf(NotAction).some(fits) : textsOf(Action).some(fits)
}

/** Whether any policy of a role allows an action somewhere. */
export const speaks = (model: Model, { name }: Named<RoleProperties>, action: string): boolean =>
  (policiesOf(model, { role: name })?.identity ?? []).some(({ document }) =>
    statementsOf(document).some(([, one]) => one['Effect'] === 'Allow' && fitsAction(one, action)),
  )

function isLike(pattern: string, action: string): boolean {
  if (pattern === '*' || pattern === action) return true
  if (!/[*?]/.test(pattern)) return false
  const chunks = pattern.split('*').map((text) => {
    const open = [...text].flatMap((character, at) => (character === '?' ? [at] : []))
    return open.length ? { text, open } : { text }
  })
  return globs(chunks, action)
}
