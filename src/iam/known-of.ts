import type { Question } from './question.ts'
import { accountIn, segments } from './values/arn.ts'

/**
 * The global condition keys that follow from who asks and for what, for a request whose context has not got
 * them. Follows "AWS global condition context keys" of the IAM User Guide.
 */
export function knownOf(question: Question, key: string): string | undefined {
  return known.get(key)?.(question)
}

const known = new Map<string, (question: Question) => string | undefined>([
  // Of a session the ARN of its role, without the name of the session.
  [
    'aws:principalarn',
    ({ request: { principal } }) => isOne(principal.arn, behind(principal) ?? principal.arn),
  ],
  ['aws:principalaccount', ({ account }) => account],
  ['aws:principaltype', ({ request: { principal } }) => typeOf(principal.arn)],
  ['aws:principalisawsservice', ({ request: { principal } }) => String(principal.service !== undefined)],
  ['aws:principalservicename', ({ request: { principal } }) => principal.service],
  [
    'aws:resourceaccount',
    ({ request, account }) => request.resourceAccount ?? accountIn(request.resource) ?? account,
  ],
])

const behind = ({ roleArn }: { readonly roleArn?: string }) =>
  roleArn?.includes(':role/') ? roleArn : undefined
const isOne = (arn: string, value: string) => (arn.startsWith('arn:') ? value : undefined)

const types = new Map([
  ['root', 'Account'],
  ['user', 'User'],
  ['assumed-role', 'AssumedRole'],
  ['federated-user', 'FederatedUser'],
])

/** `aws:PrincipalType`, by the kind of ARN. */
function typeOf(arn: string): string | undefined {
  if (arn === '*') return 'Anonymous'
  return types.get(segments(arn)?.[5]?.split('/')[0] ?? '')
}
