import { attributesOf, declaredAs } from '../../../config/link/attributes.ts'
import { unwritable } from '../../../model/standard-attributes.ts'
import { flowsOf, isMachine, type App } from './apps.ts'

/** With this scope a token changes the account of its user; every token that the API gives has it. */
export const accountScope = 'aws.cognito.signin.user.admin'

/**
 * The attributes that somebody who signs up or in by a client can set for themselves, by the names that users
 * carry: what it says under `write`, or all that are not for administrators. None where nobody can sign up
 * and no token by this client changes an account: what it may write is then for identity providers to fill.
 */
export function writableBy(app: App): readonly string[] {
  const { says } = app.pool
  const open = says.signUp?.selfService !== false
  if (isMachine(app) || !(open || changesAccounts(app))) return []
  const named = app.says.write ?? attributesOf(says)
  return named.filter((name) => {
    const said = declaredAs(says, name)
    // What never changes is set at sign-up, or not at all.
    const late = said?.mutable === false && !open
    return !unwritable.includes(name) && !said?.adminOnly && !late
  })
}

const changesAccounts = (app: App) =>
  (app.says.oauth?.scopes ?? []).includes(accountScope) ||
  flowsOf(app).some((flow) => flow !== 'refresh' && flow !== 'clientToken')
