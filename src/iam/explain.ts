import type { AccessRequest, Explained, Policies, SeenStatement } from '../model/iam.ts'
import { cite, weigh } from './layers.ts'
import { Question } from './question.ts'
import { reading } from './statement.ts'

/** Decides as `decide` does, and tells how every statement was read. */
export function explain(policies: Policies, request: AccessRequest): Explained {
  const question = new Question(request)
  const statements: SeenStatement[] = []
  const decision = weigh(policies, question, (one, _needed, layer, policy) => {
    const read = reading(one, question)
    statements.push({ ...cite(one, layer, policy), ...read })
    return read.applies
  })
  return { ...decision, statements }
}
