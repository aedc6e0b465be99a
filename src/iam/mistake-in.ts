import type { PolicyDocument } from '../model/cloudformation.ts'
import type { Json, JsonObject } from '../model/trigger.ts'
import { spellingOf } from './condition.ts'

/** What a policy is for, which decides what it must and must not say. */
export type PolicyKind = 'identity' | 'trust' | 'session' | 'resource'

/** What is wrong with a policy document by IAM's grammar; nothing, where it follows it. */
export function mistakeIn(document: PolicyDocument, kind: PolicyKind): string | undefined {
  if (!isObject(document)) return 'Syntax errors in policy.'
  const unknown = Object.keys(document).find((key) => !['Version', 'Id', 'Statement'].includes(key))
  if (unknown !== undefined)
    return `Syntax errors in policy: ${quoted(unknown)} is not an element of a policy.`
  const { Version, Statement, Id } = own(document)
  if (Version !== undefined && Version !== '2012-10-17' && Version !== '2008-10-17')
    return 'Syntax errors in policy: Version must be 2012-10-17 or 2008-10-17.'
  if (Id !== undefined && typeof Id !== 'string') return 'Syntax errors in policy: Id must be a text.'
  const statements = Array.isArray(Statement) ? (Statement as readonly Json[]) : [Statement]
  if (Statement === undefined || !statements.length) return 'Syntax errors in policy: Statement is missing.'
  const sids = new Set<string>()
  for (const one of statements) {
    if (one === undefined || !isObject(one)) return 'Syntax errors in policy: a Statement must be an object.'
    const mistake = mistakeInStatement(one, kind)
    if (mistake) return mistake
    const { Sid } = own(one)
    if (typeof Sid !== 'string' || !Sid) continue
    if (sids.has(Sid) && kind !== 'resource') return 'Statement IDs (SID) in a single policy must be unique.'
    sids.add(Sid)
  }
  return undefined
}

const elements = [
  'Sid',
  'Effect',
  'Principal',
  'NotPrincipal',
  'Action',
  'NotAction',
  'Resource',
  'NotResource',
  'Condition',
]
const pairs = [
  ['Principal', 'NotPrincipal'],
  ['Action', 'NotAction'],
  ['Resource', 'NotResource'],
] as const

function mistakeInStatement(said: JsonObject, kind: PolicyKind): string | undefined {
  const unknown = Object.keys(said).find((key) => !elements.includes(key))
  if (unknown !== undefined)
    return `Syntax errors in policy: ${quoted(unknown)} is not an element of a statement.`
  const { Sid, Effect, Condition } = own(said)
  if (Sid !== undefined && typeof Sid !== 'string') return 'Syntax errors in policy: Sid must be a text.'
  if (Effect === undefined) return 'Missing required field Effect'
  if (Effect !== 'Allow' && Effect !== 'Deny')
    return typeof Effect === 'string'
      ? `Invalid effect: ${quoted(Effect)}`
      : 'Syntax errors in policy: Effect must be a text.'
  for (const [is, isNot] of pairs)
    if (Object.hasOwn(said, is) && Object.hasOwn(said, isNot))
      return `Syntax errors in policy: a statement has ${is} or ${isNot}, not both.`
  return (
    mistakeInNaming(said, kind) ??
    mistakeInActions(said) ??
    mistakeInResources(said, kind) ??
    (Condition === undefined ? undefined : mistakeInConditions(Condition))
  )
}

function mistakeInNaming(said: JsonObject, kind: PolicyKind): string | undefined {
  const { Principal, NotPrincipal } = own(said)
  const named = Principal ?? NotPrincipal
  if (kind === 'identity' || kind === 'session')
    return named === undefined ? undefined : 'Policy document should not specify a principal.'
  if (named === undefined) return 'Missing required field Principal'
  if (named === '*') return undefined
  if (!isObject(named) || !Object.keys(named).length)
    return 'Syntax errors in policy: Principal names nobody.'
  for (const [kindOf, values] of Object.entries(named)) {
    if (!['AWS', 'Federated', 'Service', 'CanonicalUser'].includes(kindOf))
      return `Invalid principal in policy: ${quoted(kindOf)}`
    if (!areTexts(values)) return `Syntax errors in policy: ${kindOf} must be a text or a list of texts.`
  }
  return undefined
}

function mistakeInActions(said: JsonObject): string | undefined {
  const { Action, NotAction } = own(said)
  const actions = Action ?? NotAction
  if (actions === undefined) return 'Missing required field Action'
  if (!areTexts(actions)) return 'Policy statement must contain actions.'
  const bare = textsOf(actions).find((text) => text !== '*' && text.indexOf(':') < 1)
  return bare === undefined
    ? undefined
    : 'Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.'
}

function mistakeInResources(said: JsonObject, kind: PolicyKind): string | undefined {
  const { Resource, NotResource } = own(said)
  const resources = Resource ?? NotResource
  if (kind === 'trust')
    return resources === undefined
      ? undefined
      : `Has prohibited field ${Resource === undefined ? 'NotResource' : 'Resource'}`
  if (resources === undefined) return 'Policy statement must contain resources.'
  if (!areTexts(resources)) return 'Policy statement must contain resources.'
  const bare = textsOf(resources).find((text) => text !== '*' && !text.startsWith('arn:'))
  return bare === undefined ? undefined : `Resource ${quoted(bare)} must be in ARN format or "*".`
}

function mistakeInConditions(block: Json): string | undefined {
  if (!isObject(block)) return 'Syntax errors in policy: Condition must be an object.'
  for (const [operator, keys] of Object.entries(block)) {
    if (!spellingOf(operator)) return `Invalid Condition type : ${quoted(operator)}.`
    if (!isObject(keys)) return `Syntax errors in policy: ${operator} must have an object of keys.`
    for (const [key, values] of Object.entries(keys)) {
      if (key.indexOf(':') < 1)
        return 'Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.'
      const all = Array.isArray(values) ? (values as readonly Json[]) : [values]
      if (!all.every((value) => ['string', 'number', 'boolean'].includes(typeof value)))
        return `Syntax errors in policy: the values of ${quoted(key)} must be texts.`
    }
  }
  return undefined
}

const isObject = (value: Json): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
/** What an object has itself: nothing of what all objects inherit. */
const own = (value: JsonObject): JsonObject => Object.assign(Object.create(null) as JsonObject, value)
const textsOf = (value: Json): string[] =>
  (Array.isArray(value) ? (value as readonly Json[]) : [value]).filter((one) => typeof one === 'string')
const areTexts = (value: Json): boolean => {
  const all = Array.isArray(value) ? (value as readonly Json[]) : [value]
  return all.length > 0 && all.every((one) => typeof one === 'string' && one !== '')
}
/** A text of a stranger, short enough to be said back. */
const quoted = (text: string) => (text.length > 64 ? `${text.slice(0, 64)}…` : text)
