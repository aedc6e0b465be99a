import type { JsonObject } from '../../model/trigger.ts'
import type { PolicyKind } from '../mistake-in.ts'
import { get, textsOf } from '../values/json.ts'
import { areTexts, said } from './said.ts'

/** What is wrong with the actions of a statement. */
export function mistakeInActions(statement: JsonObject, kind: PolicyKind): string | undefined {
  const actions = get(statement, 'Action') ?? get(statement, 'NotAction')
  if (actions === undefined) return 'Missing required field Action'
  if (!areTexts(actions)) return 'Policy statement must contain actions.'
  for (const action of textsOf(actions)) {
    if (action === '*') continue
    const colon = action.indexOf(':')
    if (colon < 1) return 'Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.'
    if (kind === 'trust' && action.slice(0, colon).toLowerCase() !== 'sts')
      return 'AssumeRole policy may only specify STS AssumeRole actions.'
  }
  return undefined
}

/** What is wrong with the resources of a statement; the trust policy of a role is about the role and has none. */
export function mistakeInResources(statement: JsonObject, kind: PolicyKind): string | undefined {
  for (const element of ['Resource', 'NotResource'])
    if (kind === 'trust' && Object.hasOwn(statement, element)) return `Has prohibited field ${element}`
  if (kind === 'trust') return undefined
  const resources = get(statement, 'Resource') ?? get(statement, 'NotResource')
  if (resources === undefined || !areTexts(resources)) return 'Policy statement must contain resources.'
  for (const resource of textsOf(resources)) {
    if (resource === '*') continue
    const [arn, , service, ...more] = resource.split(':', 4)
    if (arn !== 'arn' || !service || !more.length)
      return `Resource ${said(resource)} must be in ARN format or "*".`
    if (service.includes('*') || service.includes('?'))
      return 'Resource vendor must be fully qualified and cannot contain regexes.'
  }
  return undefined
}
