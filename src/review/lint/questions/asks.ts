import { spellingOf, type Spelling } from '../../../iam/spelling.ts'
import type { Asks, Statement } from './policy-statements.ts'

/** The conditions of a statement that ask for a key. */
export const asksFor = ({ conditions }: Statement, ...keys: readonly string[]): readonly Asks[] => {
  const folded = keys.map((key) => key.toLowerCase())
  return conditions.filter(({ key }) => folded.includes(key.text.toLowerCase()))
}

/** How a condition compares. */
export const spelled = ({ operator }: Asks): Spelling | undefined => spellingOf(operator.text)

/** Whether a condition demands one of the values that it lists: not that it is none of them, nor that there is any. */
export function demands(asks: Asks): boolean {
  const spelling = spelled(asks)
  return spelling !== undefined && !spelling.operator.negated && !spelling.operator.absence
}

/** Whether a condition demands that, even of a request which has not got the key. */
export function insists(statement: Statement, asks: Asks): boolean {
  const spelling = spelled(asks)
  const passesOver = spelling?.ifExists || spelling?.all
  return demands(asks) && (!passesOver || mustBeThere(statement, asks.key.text))
}

/** Whether the operator of a condition takes `*` and `?` for other characters. */
export const isLike = ({ operator }: Asks): boolean => /Like|^(For\w+:)?Arn/.test(operator.text)

/** Whether a key must be there, by another condition of the statement. */
export const mustBeThere = (statement: Statement, key: string): boolean =>
  asksFor(statement, key).some(
    (asks) => spelled(asks)?.operator.absence === true && asks.values.some(({ text }) => text === 'false'),
  )
