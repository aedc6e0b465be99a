import type { Decision, Layer, Policies, Policy } from '../model/iam.ts'
import { cite } from './cite.ts'
import { naming, type Naming } from './principal.ts'
import type { Question } from './question.ts'
import type { Statement } from './statement.ts'
import { accountIn } from './values/arn.ts'
import { walk, type Found } from './walk.ts'

/** The layers that take away from what others give, where they are given. */
const limits = ['boundary', 'session', 'scope-down'] as const

/** The first statement of each layer that allows; of trust and resource policies the one that names who asks best. */
type Allowed = { [L in Layer]?: Found }

/** Tells whether a statement applies. Where it is not `needed` the answer changes nothing. */
export type Reader = (statement: Statement, layer: Layer, policy: Policy, needed: boolean) => boolean

/** Decides by the statements of every layer. Follows "Policy evaluation logic" of the IAM User Guide. */
export function weigh(policies: Policies, question: Question, read: Reader): Decision {
  const allowed: Allowed = {}
  let denied: Found | undefined
  let named: Naming = naming.none
  const side = otherSide(policies)
  walk(policies, (statement, layer, policy) => {
    // An explicit deny wins, whoever says it.
    if (statement.effect === 'Deny') {
      if (read(statement, layer, policy, !denied)) denied ??= { statement, layer, policy }
      return
    }
    const names = layer === side ? statement.names(question) : naming.none
    const needed = !denied && (!allowed[layer] || names > named)
    if (!read(statement, layer, policy, needed) || !needed) return
    allowed[layer] = { statement, layer, policy }
    if (names > named) named = names
  })
  return denied ? { decision: 'explicitDeny', by: told(denied) } : outcome(policies, question, allowed, named)
}

/** The layer that stands with what a request is about: of the way into a role, its trust policy. */
const otherSide = ({ trust }: Policies) => (trust ? 'trust' : 'resource')

/** What follows from the layers that allow, where nothing denies; `named` is how the other side names who asks. */
function outcome(policies: Policies, question: Question, allowed: Allowed, named: Naming): Decision {
  const { request, account } = question
  const { principal } = request
  const granted = allowed[otherSide(policies)]
  // Nobody becomes a role whom its trust policy does not let.
  if (policies.trust && !granted) return lacking('trust')

  // Who is of no account, or is vouched for from outside, has no policies: the other side decides alone.
  const outside =
    account === undefined || principal.federated !== undefined || principal.service !== undefined
  const home = outside || (request.resourceAccount ?? accountIn(request.resource) ?? account) === account
  // Within one account a policy that names who asks, or the role behind, needs no second one that agrees. One
  // that names the account leaves it to the account's own policies.
  const alone = granted !== undefined && home && named >= naming.role
  // What is given to a session or a user by its own ARN is not limited by what merely does not allow.
  const free = alone && named === naming.itself
  const limit = limits.find((layer) => policies[layer] && !allowed[layer])

  if (!policies.trust && home && allowed.identity && !limit) return allow(allowed.identity)
  // Of the way into a role it may be that nothing is known but the trust policy.
  const asked = !alone && (!policies.trust || policies.identity !== undefined)
  if (asked && !allowed.identity) return lacking(outside && !policies.identity ? 'resource' : 'identity')
  // Between accounts both sides must allow.
  if (!home && !granted) return lacking('resource')
  if (limit && !free) return lacking(limit)
  const by = granted ?? allowed.identity
  return by ? allow(by) : lacking('identity')
}

const allow = (found: Found): Decision => ({ decision: 'allow', by: told(found) })
const lacking = (missing: Layer): Decision => ({ decision: 'implicitDeny', missing })
const told = ({ statement, layer, policy }: Found) => cite(statement, layer, policy)
