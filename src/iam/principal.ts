import type { Json } from '../model/trigger.ts'
import type { Question } from './question.ts'
import { isAccount, segments } from './values/arn.ts'
import { get, isObject, textsOf } from './values/json.ts'

/**
 * How a statement names who asks, from not at all to by the very ARN. What a resource policy gives depends on
 * it (`layers.ts`).
 */
export const naming = { none: 0, account: 1, role: 2, itself: 3 } as const
export type Naming = (typeof naming)[keyof typeof naming]

type Names = (question: Question) => Naming

/** Tells how a `Principal` names who asks. */
export function principalOf(written: Json): Names {
  // Everybody is given what a role is given: nobody is meant in particular.
  if (written === '*') return () => naming.role
  const of = (kind: string) => textsOf(isObject(written) ? get(written, kind) : undefined)
  const aws = new Set(of('AWS'))
  const anyone = aws.delete('*')
  const accounts = new Set([...aws].map(accountOf))
  const federated = new Set(of('Federated'))
  const services = new Set(of('Service'))
  return ({ request: { principal }, account }) => {
    const { arn, roleArn, service, federated: provider } = principal
    if (aws.has(arn)) return naming.itself
    if (service !== undefined && services.has(service)) return naming.itself
    if (provider !== undefined && federated.has(provider)) return naming.itself
    if (anyone || (roleArn !== undefined && aws.has(roleArn))) return naming.role
    return account !== undefined && accounts.has(account) ? naming.account : naming.none
  }
}

/**
 * Tells whether a `NotPrincipal` makes an exception of who asks. A session comes as three at once, its account, its
 * role and itself, and a user as two: the account must be named, and the user, or the role. Who has a permissions
 * boundary is never an exception. Follows "NotPrincipal" of the IAM User Guide.
 */
export function exceptionOf(written: Json): (question: Question) => boolean {
  const names = principalOf(written)
  const aws = textsOf(isObject(written) ? get(written, 'AWS') : undefined)
  const everybody = written === '*' || aws.includes('*')
  const accounts = new Set(aws.map(accountOf))
  return (question) => {
    const { bounded, account, request } = question
    if (bounded) return false
    if (everybody || account === undefined) return names(question) >= naming.role
    const { arn, roleArn } = request.principal
    return accounts.has(account) && (aws.includes(roleArn ?? arn) || accountOf(arn) === account)
  }
}

/** The account that is named: by its number, or by the ARN of its root. */
function accountOf(text: string): string | undefined {
  if (isAccount(text)) return text
  const parts = segments(text)
  return parts?.[2] === 'iam' && parts[5] === 'root' ? parts[4] : undefined
}
