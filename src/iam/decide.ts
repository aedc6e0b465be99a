import type { AccessRequest, Decision, Policies } from '../model/iam.ts'
import { weigh } from './layers.ts'
import { Question } from './question.ts'
import { applies } from './statement.ts'

/** Decides whether a request is allowed by the policies around it. */
export function decide(policies: Policies, request: AccessRequest): Decision {
  const question = new Question(request, policies.boundary !== undefined)
  return weigh(policies, question, (one, _layer, _policy, needed) => needed && applies(one, question))
}
