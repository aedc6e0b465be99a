import type {
  AccessRequest,
  Explained,
  Layer,
  Policies,
  Policy,
  SeenCondition,
  SeenStatement,
} from '../model/iam.ts'
import { weigh } from './layers.ts'
import { Question } from './question.ts'
import type { Statement } from './statement.ts'

/** Decides as `decide` does, and tells how every statement was read. */
export function explain(policies: Policies, request: AccessRequest): Explained {
  const question = new Question(request, policies.boundary !== undefined)
  const statements: SeenStatement[] = []
  const decision = weigh(policies, question, (statement, layer, policy) => {
    const seen = reading(statement, question, layer, policy)
    statements.push(seen)
    return seen.applies
  })
  return { ...decision, statements }
}

/** How a statement was read. Every condition is looked at, of what does not fit otherwise as well. */
function reading(
  { index, sid, effect, unfit, conditions: all }: Statement,
  question: Question,
  layer: Layer,
  { name, at }: Policy,
): SeenStatement {
  const conditions: SeenCondition[] = []
  let part = unfit(question)
  for (const { see } of all) {
    const condition = see(question)
    conditions.push(condition)
    if (!condition.holds) part ??= 'condition'
  }
  const seen: { -readonly [K in keyof SeenStatement]: SeenStatement[K] } = {
    layer,
    policy: name,
    statement: index,
    effect,
    applies: part === undefined,
    conditions,
  }
  const position = at?.(index)
  if (sid !== undefined) seen.sid = sid
  if (part) seen.unfit = part
  if (position) seen.at = position
  return seen
}
