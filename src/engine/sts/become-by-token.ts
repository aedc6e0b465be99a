import type { Session } from '../../model/session.ts'
import type { Step } from '../flow.ts'
import { becomeRole, denied, type Becoming } from './become-role.ts'
import { requestKeys } from './request-keys.ts'

/** Somebody whom a provider vouches for, and what it says of the session. */
export interface Federated
  extends Pick<Becoming, 'tags' | 'transitiveTags'>, Partial<Pick<Session, 'sourceIdentity'>> {
  /** Whom trust policies name. */
  readonly federated: string
  /** Condition keys that only the trust policy may ask for, and those that hold as long as the session. */
  readonly once?: Becoming['context']
  readonly keys: Session['context']
}

interface Asked {
  readonly RoleArn: string
  readonly DurationSeconds?: number | undefined
  readonly RoleSessionName: string
  readonly narrow: Pick<Session, 'policies' | 'policyArns'>
  readonly identity: Federated
}

/** Lets somebody become a role whom a provider vouches for: the role's trust policy decides alone. */
export const becomeByToken = (
  action: Exclude<Becoming['action'], 'sts:AssumeRole'>,
): Step<Asked, { session: Session }> => ({
  name: 'become role',
  run({ RoleArn, RoleSessionName, DurationSeconds, narrow, identity }, ports, run) {
    const { federated, keys, once, tags, transitiveTags, sourceIdentity } = identity
    const principal = { arn: '*', federated }
    const role = ports.iam.role(RoleArn)
    if (!role) throw denied(principal, action, RoleArn)
    const becoming: Becoming = {
      role,
      principal,
      action,
      context: { ...requestKeys(ports), ...once, ...keys },
      sessionName: RoleSessionName,
      seconds: DurationSeconds,
      ...narrow,
      ...(tags && { tags }),
      ...(transitiveTags && { transitiveTags }),
      sourceIdentity,
      lasting: keys,
    }
    return { session: becomeRole(ports, becoming, run) }
  },
})
