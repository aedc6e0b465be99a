import { readPolicy } from '../../iam/read-policy.ts'
import { Fault } from '../../model/fault.ts'
import type { Session } from '../../model/session.ts'
import type { Ports } from '../ports.ts'

/** Session policies as the API takes them. */
export interface AskedPolicies {
  readonly Policy?: string | undefined
  readonly PolicyArns?: readonly { readonly arn?: string | undefined }[] | undefined
}

const most = 10

/** The policies that a session is to be narrowed by. Throws MalformedPolicyDocument where one is none. */
export function sessionPolicies(
  { Policy, PolicyArns = [] }: AskedPolicies,
  { iam }: Pick<Ports, 'iam'>,
): Pick<Session, 'policies' | 'policyArns'> {
  if (PolicyArns.length > most)
    throw new Fault(
      'InvalidParameterException',
      `1 validation error detected: Value at 'policyArns' failed to satisfy constraint: Member must have length less than or equal to ${most}`,
    )
  if (Policy !== undefined) {
    const read = readPolicy(Policy, 'session')
    if ('mistake' in read) throw new Fault('MalformedPolicyDocument', read.mistake)
  }
  const policyArns = PolicyArns.map(({ arn = '' }) => arn)
  const unknown = policyArns.find((arn) => !iam.managedPolicy(arn))
  if (unknown !== undefined)
    throw new Fault('MalformedPolicyDocument', `Policy ${unknown} does not exist or is not attachable.`)
  return { policies: Policy === undefined ? [] : [Policy], policyArns }
}
