import { layers, type Cited, type Decision, type Layer, type Policies, type Policy } from '../model/iam.ts'
import { compile } from './compile.ts'
import type { PolicyKind } from './mistake-in.ts'
import { naming, type Naming } from './principal.ts'
import type { Question } from './question.ts'
import type { Statement } from './statement.ts'
import { accountIn } from './values/arn.ts'

const kinds: Record<Layer, PolicyKind> = {
  trust: 'trust',
  identity: 'identity',
  resource: 'resource',
  boundary: 'identity',
  session: 'session',
  'scope-down': 'session',
}
const limits = ['boundary', 'session', 'scope-down'] as const

/** Tells whether a statement applies. Where it is not `needed` the answer changes nothing. */
export type Reader = (statement: Statement, needed: boolean, layer: Layer, policy: Policy) => boolean

type Allowed = { [L in Layer]?: Cited }

/** Goes through the statements of every layer in order, and decides. */
export function weigh(policies: Policies, question: Question, read: Reader): Decision {
  const allowed: Allowed = {}
  let denied: Cited | undefined
  let named: Naming = naming.none
  for (const layer of layers) {
    const named0 = layer === 'trust' || layer === 'resource'
    for (const policy of policies[layer] ?? []) {
      for (const one of compile(policy.document, kinds[layer])) {
        const denies = one.effect === 'Deny'
        const naming_ = named0 && !denies ? one.names(question) : naming.none
        const needed = !denied && (denies || !allowed[layer] || (named0 && naming_ > named))
        if (!read(one, needed, layer, policy) || !needed) continue
        if (denies) denied = cite(one, layer, policy)
        else {
          allowed[layer] = cite(one, layer, policy)
          named = naming_
        }
      }
    }
  }
  // An explicit deny wins, whoever says it.
  return denied ? { decision: 'explicitDeny', by: denied } : outcome(policies, question, allowed, named)
}

function outcome(policies: Policies, question: Question, allowed: Allowed, named: Naming): Decision {
  const { request, account } = question
  const { principal } = request
  const side = policies.trust ? 'trust' : 'resource'
  const granted = allowed[side]
  const there = request.resourceAccount ?? accountIn(request.resource) ?? account
  // Who is nobody's, or is vouched for from outside, has no policies: the other side decides alone.
  const outside =
    account === undefined || principal.federated !== undefined || principal.service !== undefined
  const home = outside || there === account
  // Within one account a policy that names who asks, or the role behind, needs no second one to agree. One
  // that names the account leaves it to the account's own policies.
  const alone = granted !== undefined && home && named >= naming.role
  // What is given to a session or user by its own ARN, nothing that merely does not allow takes away.
  const free = alone && named === naming.itself
  const identity = policies.identity !== undefined || !policies.trust
  const needs: Layer[] = limits.filter((layer) => policies[layer])
  const lacks = (layer: Layer) => !allowed[layer]

  if (policies.trust) {
    // Nobody becomes a role whom its trust policy does not let.
    if (!granted) return { decision: 'implicitDeny', missing: 'trust' }
  } else if (home && allowed.identity && !needs.some(lacks))
    return { decision: 'allow', by: allowed.identity }

  const asked: Layer[] = [
    ...(identity && !alone ? (['identity'] as const) : []),
    // Between accounts both sides must allow.
    ...(!home && side === 'resource' ? (['resource'] as const) : []),
    ...(free ? [] : needs),
  ]
  const missing = asked.find(lacks)
  if (missing) return { decision: 'implicitDeny', missing }
  const by = granted ?? allowed.identity
  return by ? { decision: 'allow', by } : { decision: 'implicitDeny', missing: 'identity' }
}

/** How a statement is told of. */
export const cite = ({ index, sid, effect }: Statement, layer: Layer, { name, at }: Policy): Cited => {
  const position = at?.(index)
  return {
    layer,
    policy: name,
    statement: index,
    ...(sid === undefined ? {} : { sid }),
    effect,
    ...(position ? { at: position } : {}),
  }
}
