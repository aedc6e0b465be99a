import { scopeDown } from '../../../iam/scope-down.ts'
import { fitsAction } from '../../access/fits-action.ts'
import { statementsOf } from '../../access/statement-list.ts'

const lent = scopeDown.flatMap(({ document }) => statementsOf(document).map(([, statement]) => statement))
const known = new Map<string, boolean>()

/** Whether guests can do an action at all in the enhanced flow, in which Cognito narrows what their role may do. */
export function isLentToGuests(action: string): boolean {
  let is = known.get(action)
  if (is === undefined) {
    is = lent.some((statement) => fitsAction(statement, action))
    known.set(action, is)
  }
  return is
}
