import { decide } from '../../iam/decide.ts'
import { Fault } from '../../model/fault.ts'
import type { Context, Decision, Policies, Principal } from '../../model/iam.ts'
import type { Session } from '../../model/session.ts'
import type { Role } from '../access.ts'
import type { Run } from '../flow.ts'
import type { Ports } from '../ports.ts'
import { packedSize } from './packed-size.ts'

/** Who is to become a role, and what the session is to be. */
export interface Becoming {
  readonly role: Role
  /** Who asks: a signer; or, where somebody vouches for whoever has no ARN, `{ arn: '*', federated }`. */
  readonly principal: Principal
  readonly action: 'sts:AssumeRole' | 'sts:AssumeRoleWithWebIdentity' | 'sts:AssumeRoleWithSAML'
  /** Condition keys that the trust policy may ask for; those of the role and of the session are added. */
  readonly context: Context
  /** Policies of who asks, which must agree unless the trust policy names them: nobody's, where left out. */
  readonly own?: Policies
  readonly sessionName: string
  /** An hour, where left out. */
  readonly seconds?: number | undefined
  /** Session policies, as JSON texts that were checked, and the ARNs of managed ones. */
  readonly policies?: readonly string[]
  readonly policyArns?: readonly string[]
  /** All tags of the session, inherited ones included, and those that go on to roles assumed from it. */
  readonly tags?: Readonly<Record<string, string>>
  readonly transitiveTags?: readonly string[]
  readonly sourceIdentity?: string | undefined
  /** Whether it is narrowed to what identity pools lend to guests. */
  readonly scopeDown?: boolean
  /** Whether who asks is a session of a role already. */
  readonly chained?: boolean
  /** Condition keys that hold as long as the session does. */
  readonly lasting?: Session['context']
}

const hour = 3600

/**
 * Lets somebody become a role, if the role's trust policy allows it. Session tags need `sts:TagSession` of it
 * as well, and a source identity `sts:SetSourceIdentity`. Throws AccessDeniedException, in the words of STS,
 * where it does not, InvalidParameterException where the session would last too long, and PackedPolicyTooLarge
 * where its token would not hold it. What IAM said is told in the account of `run`.
 */
export function becomeRole(ports: Pick<Ports, 'iam' | 'clock'>, becoming: Becoming, run?: Run): Session {
  const {
    role,
    principal,
    sessionName,
    seconds = hour,
    tags = {},
    transitiveTags = [],
    chained = false,
  } = becoming
  const policies: Policies = { ...becoming.own, ...ports.iam.trustOf(role) }
  const context = { ...becoming.context, ...keysOf(becoming) }
  for (const action of actionsOf(becoming)) {
    const decision = decide(policies, { principal, action, resource: role.arn, context })
    if (run) tell(run, ports, { action, resource: role.arn, principal, decision })
    if (decision.decision !== 'allow') throw denied(principal, action, role.arn)
  }
  if (chained && seconds > hour)
    throw invalid(
      'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining',
    )
  if (seconds > (role.properties.MaxSessionDuration ?? hour))
    throw invalid('The requested DurationSeconds exceeds the MaxSessionDuration set for this role.')

  const issued = ports.clock.now()
  const session: Session = {
    kind: 'assumed role',
    account: role.account,
    arn: `arn:aws:sts::${role.account}:assumed-role/${role.name}/${sessionName}`,
    userId: `${role.id}:${sessionName}`,
    principalArn: role.arn,
    sessionName,
    issued,
    expires: issued + seconds * 1000,
    policies: becoming.policies ?? [],
    policyArns: becoming.policyArns ?? [],
    scopeDown: becoming.scopeDown ?? false,
    tags,
    transitiveTags,
    ...(becoming.sourceIdentity !== undefined && { sourceIdentity: becoming.sourceIdentity }),
    chained,
    context: becoming.lasting ?? {},
  }
  packedSize(session)
  return session
}

interface Judged {
  readonly action: string
  readonly resource: string
  readonly principal: Principal
  readonly decision: Decision
}

/** Notes what IAM said: callers are not told which policy lacks what. */
function tell(
  { trace, began }: Run,
  { clock }: Pick<Ports, 'clock'>,
  { action, resource, principal, decision: { decision, by, missing = 'trust' } }: Judged,
): void {
  const at = clock.ticks() - began
  const why = by ? `a policy denies it: ${by.policy}` : `no ${missing} policy allows it`
  const refusal = () => `${denied(principal, action, resource).message}: ${why}`
  trace.push({
    step: 'decide',
    at,
    took: 0,
    gave: [],
    inside: [],
    decision: {
      action,
      resource,
      decision,
      ...(by && { by }),
      ...(decision !== 'allow' && { denied: refusal() }),
      enforced: true,
    },
  })
}

/** The refusal of somebody who may not: by name, where they have one. */
export const denied = ({ arn }: Principal, action: string, resource: string): Fault =>
  new Fault(
    'AccessDeniedException',
    arn === '*'
      ? `Not authorized to perform ${action}`
      : `User: ${arn} is not authorized to perform: ${action} on resource: ${resource}`,
  )

const invalid = (message: string) => new Fault('InvalidParameterException', message)

const actionsOf = ({ action, tags = {}, sourceIdentity }: Becoming): readonly string[] => [
  action,
  ...(Object.keys(tags).length ? ['sts:TagSession'] : []),
  ...(sourceIdentity === undefined ? [] : ['sts:SetSourceIdentity']),
]

/** What policies may ask of the session, and of the role as a resource. */
function keysOf({ role, sessionName, tags = {}, transitiveTags = [], sourceIdentity }: Becoming): Context {
  const keys = Object.keys(tags)
  return {
    'sts:RoleSessionName': sessionName,
    ...Object.fromEntries(keys.map((key) => [`aws:RequestTag/${key}`, tags[key] ?? ''])),
    ...(keys.length && { 'aws:TagKeys': keys }),
    ...(transitiveTags.length && { 'sts:TransitiveTagKeys': transitiveTags }),
    ...(sourceIdentity !== undefined && { 'sts:SourceIdentity': sourceIdentity }),
    ...Object.fromEntries(
      (role.properties.Tags ?? []).flatMap(({ Key, Value }) => [
        [`aws:ResourceTag/${Key}`, Value],
        [`iam:ResourceTag/${Key}`, Value],
      ]),
    ),
  }
}
