import type { Json, JsonObject } from '../../model/trigger.ts'
import type { PolicyKind } from '../mistake-in.ts'
import { isAccount, segments } from '../values/arn.ts'
import { get, isObject, textsOf } from '../values/json.ts'
import { areTexts, said } from './said.ts'

/** What is wrong with whom a statement names. Only policies that stand at a resource, as a role is one, name anybody. */
export function mistakeInPrincipals(statement: JsonObject, kind: PolicyKind): string | undefined {
  const [is, isNot] = [get(statement, 'Principal'), get(statement, 'NotPrincipal')]
  const named = is ?? isNot
  if (kind === 'identity' || kind === 'session')
    return named === undefined ? undefined : 'Policy document should not specify a principal.'
  if (named === undefined) return 'Missing required field Principal'
  if (isNot !== undefined && kind === 'trust') return 'Has prohibited field NotPrincipal'
  // All but a few would be everybody else in the world.
  if (isNot !== undefined && get(statement, 'Effect') === 'Allow')
    return 'Syntax errors in policy: NotPrincipal goes with Deny only.'
  if (named === '*') return undefined
  const groups = isObject(named) ? Object.entries(named) : []
  if (!groups.length) return 'Syntax errors in policy: Principal is * or an object that names somebody.'
  for (const [group, names] of groups) {
    const fits = kinds.get(group)
    const wrong = fits && areTexts(names) ? textsOf(names).find((name) => !fits(name)) : names
    if (wrong !== undefined) return invalid(group, wrong)
  }
  return undefined
}

const plain = (name: string) => !name.includes('*')
/** `AIDA...`, `AROA...`: what IAM keeps of a user or role that is gone. */
const isId = (name: string) => name.length > 15 && name.startsWith('A') && !name.includes(':')

const kinds = new Map<string, (name: string) => boolean>([
  ['AWS', (name) => name === '*' || isAccount(name) || (plain(name) && (!!segments(name) || isId(name)))],
  ['Federated', plain],
  ['Service', plain],
  ['CanonicalUser', plain],
])

const invalid = (group: string, name: Json) => `Invalid principal in policy: "${said(group)}":"${said(name)}"`
