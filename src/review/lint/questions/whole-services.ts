import { levelOf } from '../../../iam/access-level.ts'
import { expanded, type Grant } from './grants.ts'
import type { Holder } from './holders.ts'

/** Whether a text of a policy stands for every action there is. */
export const isEveryAction = (text: string): boolean => /^[*?]*\*[*?]*(:[*?]*\*[*?]*)?$/.test(text)

/** Whether a grant is of everything on everything. */
export const isEverything = ({ said, statement }: Grant): boolean =>
  isEveryAction(said.text) && statement.resources.some(({ text }) => text === '*')

/**
 * Whether a grant is of all that a service can do, where there would be something to choose: not of a service
 * that does one kind of thing, nor where a boundary says which of it is meant.
 */
export function isWholeService({ boundary }: Holder, { statement, said, actions }: Grant): boolean {
  if (statement.by === 'aws' || !(isEveryAction(said.text) || /^[^:]+:\*+$/.test(said.text))) return false
  if (boundary && actions.length < expanded(said.text).length) return false
  const [first, ...others] = actions
  return first !== undefined && others.some((action) => levelOf(action) !== levelOf(first))
}
