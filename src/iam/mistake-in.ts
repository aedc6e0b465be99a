import type { PolicyDocument } from '../model/cloudformation.ts'
import type { JsonObject } from '../model/trigger.ts'
import { mistakeInConditions } from './grammar/conditions.ts'
import { mistakeInPrincipals } from './grammar/principals.ts'
import { mistakeInActions, mistakeInResources } from './grammar/scope.ts'
import { get, isObject, listOf } from './values/json.ts'
import { said } from './grammar/said.ts'

/** What a policy is for, which decides what it must and must not say. */
export type PolicyKind = 'identity' | 'trust' | 'session' | 'resource'

/** What is wrong with a policy document by IAM's grammar; nothing, where it follows it. */
export function mistakeIn(document: PolicyDocument, kind: PolicyKind): string | undefined {
  if (!isObject(document)) return syntax('a policy is an object')
  const unknown = Object.keys(document).find((key) => !['Version', 'Id', 'Statement'].includes(key))
  if (unknown !== undefined) return syntax(`${said(unknown)} is no element of a policy`)
  const version = get(document, 'Version')
  if (version !== undefined && version !== '2012-10-17' && version !== '2008-10-17')
    return syntax('Version is 2012-10-17 or 2008-10-17')
  const id = get(document, 'Id')
  if (id !== undefined && typeof id !== 'string') return syntax('Id is a text')
  const statements = listOf(get(document, 'Statement') ?? [])
  if (!statements.length) return syntax('Statement is missing')
  const sids = new Set<string>()
  for (const one of statements) {
    if (!isObject(one)) return syntax('a statement is an object')
    const mistake = mistakeInStatement(one, kind)
    if (mistake) return mistake
    const sid = get(one, 'Sid') as string | undefined
    if (!sid || kind === 'resource') continue
    if (sids.has(sid)) return 'Statement IDs (SID) in a single policy must be unique.'
    sids.add(sid)
  }
  return undefined
}

const pairs = [
  ['Principal', 'NotPrincipal'],
  ['Action', 'NotAction'],
  ['Resource', 'NotResource'],
] as const
const elements: readonly string[] = ['Sid', 'Effect', 'Condition', ...pairs.flat()]

function mistakeInStatement(one: JsonObject, kind: PolicyKind): string | undefined {
  const unknown = Object.keys(one).find((key) => !elements.includes(key))
  if (unknown !== undefined) return syntax(`${said(unknown)} is no element of a statement`)
  for (const [is, isNot] of pairs)
    if (Object.hasOwn(one, is) && Object.hasOwn(one, isNot))
      return syntax(`a statement has ${is} or ${isNot}, not both`)
  const sid = get(one, 'Sid')
  if (sid !== undefined && typeof sid !== 'string') return syntax('Sid is a text')
  // Resources name their statements as their services like.
  if (sid !== undefined && kind !== 'resource' && !/^[0-9A-Za-z]*$/.test(sid)) return sidIsOdd
  const effect = get(one, 'Effect')
  if (effect === undefined) return 'Missing required field Effect'
  if (effect !== 'Allow' && effect !== 'Deny') return `Invalid effect: ${said(effect)}`
  return (
    mistakeInPrincipals(one, kind) ??
    mistakeInActions(one, kind) ??
    mistakeInResources(one, kind) ??
    mistakeInConditions(get(one, 'Condition'))
  )
}

const sidIsOdd =
  'Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression [0-9A-Za-z]*'
const syntax = (why: string) => `Syntax errors in policy: ${why}.`
