import { accountIn } from '../../iam/values/arn.ts'
import type { RoleProperties } from '../../model/cloudformation.ts'
import type { IamUser, Model, Named } from '../../model/model.ts'
import { all, answer, best, type Answer, type Verdict } from './answer.ts'
import type { Asked } from './asked.ts'
import { assumed, type Assumed } from './assumed.ts'
import { trustMet } from './becoming.ts'
import { classicRoles } from './classic.ts'
import { speaks } from './fits-action.ts'
import { givenTo, type Given, type Narrowed, type OtherRole, type Person } from './given.ts'
import { asGiven, asking, asRole, asUser, type Holder, type Wanted } from './holder.ts'

/** Of whom it is asked what they may do. */
export type Subject =
  | { readonly kind: 'user'; readonly user: IamUser }
  /** Whoever is in a role; `session` is the ARN of theirs. */
  | { readonly kind: 'role'; readonly role: Named<RoleProperties>; readonly session?: string }
  | { readonly kind: 'guest' }
  | { readonly kind: 'person'; readonly person: Person }

/** A way by which somebody comes to policies, and what they may do then. */
export interface Way {
  /** What an identity pool gives them, where one does. */
  readonly given?: Given
  /** The rule that gives the role, where it depends on a claim that nobody knows. */
  readonly instead?: OtherRole
  /** The classic flow, in which they ask STS for a role of their choice. */
  readonly flow?: 'classic'
  readonly role?: Named<RoleProperties>
  readonly user?: IamUser
  readonly trust?: Assumed
  /** What was asked of the policies, and what came of it; nothing, where there is no role to have any. */
  readonly asked?: Asked
  readonly answer?: Answer
  /** Whether it is done to a role of which nobody can say whom it trusts. */
  readonly untold?: true
  /** With what the trust of the role says. */
  readonly verdict: Verdict
}

/** Whether somebody may do something, by each way that they have. */
export interface Permission {
  readonly verdict: Verdict
  readonly ways: readonly Way[]
}

/** Answers whether somebody may do something: `yes` if there is a way of theirs on which they surely may. */
export function can(model: Model, subject: Subject, wanted: Wanted, narrowed: Narrowed = {}): Permission {
  if (subject.kind === 'user') {
    const way = held(model, asUser(model, subject.user), wanted, { user: subject.user })
    return { verdict: way.verdict, ways: [way] }
  }
  if (subject.kind === 'role') {
    const { role, session } = subject
    const way = held(model, asRole(model, role, session), wanted, { role })
    return { verdict: way.verdict, ways: [way] }
  }
  const given = givenTo(model, subject.kind === 'guest' ? 'guest' : subject.person, narrowed)
  const logins = given.map((one) => waysOf(model, one, wanted))
  return { verdict: best(logins.map(({ verdict }) => verdict)), ways: logins.flatMap(({ ways }) => ways) }
}

/** Which of the roles they get that depend on unknown claims is not theirs to say, but the flow is. */
function waysOf(model: Model, given: Given, wanted: Wanted): Permission {
  const ways = [
    through(model, given, wanted, {}),
    ...given.instead.map((instead) => through(model, given, wanted, { instead })),
  ]
  const chosen = all(ways.map(({ verdict }) => verdict))
  if (chosen === 'yes') return { verdict: chosen, ways }
  const classic = classicRoles(model, given, timesIn(wanted.context))
    // Whom a trust policy names needs no policy that agrees.
    .filter((role) => trustMet(model, wanted) !== undefined || speaks(model, role, wanted.action))
    .map((role) => through(model, given, wanted, { flow: 'classic', role }))
    .filter(({ verdict }) => verdict !== 'no')
  return { verdict: best([chosen, ...classic.map(({ verdict }) => verdict)]), ways: [...ways, ...classic] }
}

function through(
  model: Model,
  given: Given,
  wanted: Wanted,
  how: Pick<Way, 'flow' | 'instead' | 'role'>,
): Way {
  const role = how.role ?? (how.instead ? how.instead.role : given.role)
  const way = { given, ...how }
  if (!role) return { ...way, verdict: 'no' }
  const flow = how.flow ?? 'enhanced'
  const trust = assumed(model, role, given, timesIn(wanted.context), flow)
  const { verdict, ...rest } = held(model, asGiven(model, role, given, flow), wanted, { ...way, role, trust })
  return { ...rest, verdict: trust.verdict === 'yes' || verdict === 'no' ? verdict : trust.verdict }
}

/** What is known of every request, and so of the one for the role: the time, and who asks. */
const timesIn = (context: Wanted['context']) =>
  Object.fromEntries(
    Object.entries(context).filter(([key]) =>
      /^(aws:(currenttime|epochtime)|cognito-identity\.amazonaws\.com:sub)$/i.test(key),
    ),
  )

function held(model: Model, holder: Holder, wanted: Wanted, way: Omit<Way, 'verdict'>): Way {
  const trust = trustMet(model, wanted)
  if (trust === 'unknown') {
    const asked = atHome(asking(holder, wanted), model.account)
    const found = answer(asked)
    if (found.verdict === 'no') return { ...way, asked, answer: found, verdict: 'no' }
    return { ...way, asked, answer: found, untold: true, verdict: 'if' }
  }
  const asked = asking(trust ? { ...holder, policies: { ...holder.policies, trust } } : holder, wanted)
  const found = answer(asked)
  return { ...way, asked, answer: found, verdict: found.verdict }
}

/** What a role of elsewhere says is asked beside the policies, and not by them. */
function atHome(asked: Asked, account: string): Asked {
  const { request } = asked
  const there = accountIn(request.resource)
  if (there === undefined) return asked
  const context = { 'aws:ResourceAccount': there, ...request.context }
  return { ...asked, request: { ...request, resourceAccount: account, context } }
}
