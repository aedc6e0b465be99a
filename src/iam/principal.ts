import type { Json, JsonObject } from '../model/trigger.ts'
import type { Question } from './question.ts'
import { isAccount, segments } from './values/arn.ts'

/**
 * How a statement names who asks, from not at all to by the very ARN. What a resource policy gives depends on
 * it (`layers.ts`).
 */
export const naming = { none: 0, account: 1, role: 2, itself: 3 } as const
export type Naming = (typeof naming)[keyof typeof naming]

/** Tells how the `Principal` of a statement names who asks. */
export function principalOf(written: Json): (question: Question) => Naming {
  if (written === '*') return () => naming.role
  const groups =
    typeof written === 'object' && written !== null && !Array.isArray(written) ? (written as JsonObject) : {}
  const of = (kind: string) => textsOf(Object.hasOwn(groups, kind) ? groups[kind] : undefined)
  const aws = of('AWS')
  const anyone = aws.includes('*')
  const named = new Set(aws)
  const accounts = new Set(aws.flatMap((text) => accountOf(text) ?? []))
  const federated = new Set(of('Federated'))
  const services = new Set(of('Service'))
  return ({ request: { principal }, account }) => {
    if (named.has(principal.arn) && principal.arn !== '*') return naming.itself
    if (principal.service !== undefined && services.has(principal.service)) return naming.itself
    if (principal.federated !== undefined && federated.has(principal.federated)) return naming.itself
    // Everybody is given what a role is given: nobody is meant in particular.
    if (anyone || (principal.roleArn !== undefined && named.has(principal.roleArn))) return naming.role
    return account !== undefined && accounts.has(account) ? naming.account : naming.none
  }
}

/** The account that a principal stands for: its number, or the ARN of its root. */
function accountOf(text: string): string | undefined {
  if (isAccount(text)) return text
  const parts = segments(text)
  return parts?.[2] === 'iam' && parts[5] === 'root' ? parts[4] : undefined
}

const textsOf = (value: Json | undefined): string[] =>
  (Array.isArray(value) ? (value as readonly Json[]) : [value]).filter((one) => typeof one === 'string')
