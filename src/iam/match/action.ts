import type { Question } from '../question.ts'
import { pattern } from './pattern.ts'
import { piecesOf } from './template.ts'

/** Whether any of the patterns of a statement, such as `s3:Get*`, is of the action; letter case does not count. */
export function anyAction(written: readonly string[]): (question: Question) => boolean {
  const matches = written.map((one) => pattern(piecesOf(one.toLowerCase(), { variables: false, wild: true })))
  return (question) => {
    for (const match of matches) if (match(question.action, question)) return true
    return false
  }
}
