import type { AccessRequest } from '../../../src/model/iam.ts'
import { compare } from './compare.ts'

/** Whether a condition holds of a request. */
export function holds(
  written: string,
  key: string,
  wanted: readonly string[],
  request: AccessRequest,
  filled: boolean,
): boolean {
  const value = valueOf(key, request)
  const values = value === undefined ? [] : typeof value === 'string' ? [value] : value
  const set = values.join('') === '' && values.length < 2 ? [] : values
  if (written === 'Null') return wanted.includes(String(set.length === 0))
  const {
    operator = '',
    quantifier,
    suffix,
  } = /^(?<quantifier>For\w+:)?(?<operator>\w+?)(?<suffix>IfExists)?$/.exec(written)?.groups ?? {}
  if (value === undefined && suffix) return true
  const negated = operator.includes('Not')
  const positive = operator.replace('Not', '')
  const one = (saw: string) =>
    wanted.some((text) => compare(positive, text, saw, filled ? request : undefined)) !== negated
  if (quantifier === 'ForAllValues:') return !set.some((saw) => !one(saw))
  if (quantifier === 'ForAnyValue:') return set.some(one)
  // Not one value, be it none or several, is like nothing.
  const [saw, ...more] = values
  return saw === undefined || more.length ? negated : one(saw)
}

/** What a request has under a key: of its context, or as it follows from who asks and for what. */
export function valueOf(key: string, request: AccessRequest): string | readonly string[] | undefined {
  const folded = key.toLowerCase()
  const { context, principal, resource, resourceAccount } = request
  for (const [name, value] of Object.entries(context)) if (name.toLowerCase() === folded) return value
  const { arn, roleArn, service } = principal
  const account = principal.account ?? /^arn:.*?:.*?:.*?:(\d{12}):/.exec(arn)?.[1]
  switch (folded) {
    case 'aws:principalaccount':
      return account
    case 'aws:resourceaccount':
      return resourceAccount ?? /^arn:.*?:.*?:.*?:(\d{12}):/.exec(resource)?.[1] ?? account
    case 'aws:principalarn':
      return !arn.startsWith('arn:') ? undefined : /:role\//.test(roleArn ?? '') ? roleArn : arn
    case 'aws:principaltype':
      return arn === '*'
        ? 'Anonymous'
        : types[/:(root|user|assumed-role|federated-user)(\/|$)/.exec(arn)?.[1] ?? '']
    case 'aws:principalisawsservice':
      return service === undefined ? 'false' : 'true'
    case 'aws:principalservicename':
      return service
    default:
      return undefined
  }
}

const types: Readonly<Record<string, string>> = {
  root: 'Account',
  user: 'User',
  'assumed-role': 'AssumedRole',
  'federated-user': 'FederatedUser',
}
