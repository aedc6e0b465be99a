import type { RoleProperties } from '../../model/cloudformation.ts'
import type { IamUser, IdentityPool, Model, Named } from '../../model/model.ts'
import { all, answer, best, type Answer, type Verdict } from './answer.ts'
import type { Asked } from './asked.ts'
import { assumed, type Assumed } from './assumed.ts'
import { givenTo, type Given, type Narrowed, type OtherRole, type Person } from './given.ts'
import { asGiven, asking, asRole, asUser, hasClassicFlow, type Holder, type Wanted } from './holder.ts'

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
  /** The flow by which guests come. */
  readonly flow?: 'enhanced' | 'classic'
  readonly role?: Named<RoleProperties>
  readonly user?: IamUser
  readonly trust?: Assumed
  /** What was asked of the policies, and what came of it; nothing, where there is no role to have any. */
  readonly asked?: Asked
  readonly answer?: Answer
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
    const way = held(asUser(model, subject.user), wanted, { user: subject.user })
    return { verdict: way.verdict, ways: [way] }
  }
  if (subject.kind === 'role') {
    const { role, session } = subject
    const way = held(asRole(model, role, session), wanted, { role })
    return { verdict: way.verdict, ways: [way] }
  }
  const given = givenTo(model, subject.kind === 'guest' ? 'guest' : subject.person, narrowed)
  const logins = given.map((one) => waysOf(model, one, wanted))
  return { verdict: best(logins.map(({ verdict }) => verdict)), ways: logins.flatMap(({ ways }) => ways) }
}

/** Which of the roles they get that depend on unknown claims is not theirs to say, but the flow is. */
function waysOf(model: Model, given: Given, wanted: Wanted): Permission {
  const { identityPool, login } = given
  if (login === 'guest') {
    const ways = flowsOf(identityPool).map((flow) => through(model, given, wanted, { flow }))
    return { verdict: best(ways.map(({ verdict }) => verdict)), ways }
  }
  const ways = [
    through(model, given, wanted, {}),
    ...given.instead.map((instead) => through(model, given, wanted, { instead })),
  ]
  return { verdict: all(ways.map(({ verdict }) => verdict)), ways }
}

const flowsOf = (pool: IdentityPool): readonly ('enhanced' | 'classic')[] =>
  hasClassicFlow(pool) ? ['enhanced', 'classic'] : ['enhanced']

function through(model: Model, given: Given, wanted: Wanted, how: Pick<Way, 'flow' | 'instead'>): Way {
  const role = how.instead ? how.instead.role : given.role
  const way = { given, ...how }
  if (!role) return { ...way, verdict: 'no' }
  const { context } = wanted
  const trust = assumed(model, role, given, timesIn(context))
  const holder = asGiven(model, role, given, how.flow ?? 'enhanced')
  const { verdict, ...rest } = held(holder, wanted, { ...way, role, trust })
  return { ...rest, verdict: trust.verdict === 'yes' || verdict === 'no' ? verdict : trust.verdict }
}

/** What is known of every request, and so of the one for the role: the time, and who asks. */
const timesIn = (context: Wanted['context']) =>
  Object.fromEntries(
    Object.entries(context).filter(([key]) =>
      /^(aws:(currenttime|epochtime)|cognito-identity\.amazonaws\.com:sub)$/i.test(key),
    ),
  )

function held(holder: Holder, wanted: Wanted, way: Omit<Way, 'verdict'>): Way {
  const asked = asking(holder, wanted)
  const found = answer(asked)
  return { ...way, asked, answer: found, verdict: found.verdict }
}
