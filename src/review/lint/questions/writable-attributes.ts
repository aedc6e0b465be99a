import { attributesOf, declaredAs } from '../../../config/link/attributes.ts'
import { unwritable } from '../../../model/standard-attributes.ts'
import { isMachine, type App } from './apps.ts'

/**
 * The attributes that somebody who has signed in by a client, or who signs up by it, can set for themselves,
 * by the names that users carry: what it says under `write`, or all that are not for administrators.
 */
export function writableBy(app: App): readonly string[] {
  if (isMachine(app)) return []
  const { says } = app.pool
  const named = app.says.write ?? attributesOf(says)
  return named.filter((name) => {
    const said = declaredAs(says, name)
    // What never changes is set at sign-up, or not at all.
    const late = said?.mutable === false && says.signUp?.selfService === false
    return !unwritable.includes(name) && !said?.adminOnly && !late
  })
}
