import type { Session, Signer } from '../../model/session.ts'
import { Fault } from '../../model/fault.ts'
import type { Step } from '../flow.ts'
import { becomeRole, denied, type Becoming } from './become-role.ts'
import type { ShownMfa } from './check-mfa.ts'
import { requestKeys } from './request-keys.ts'
import { sessionTags, type AskedTags } from './session-tags.ts'

interface Asked extends AskedTags {
  readonly mfa: ShownMfa
  readonly RoleArn: string
  readonly RoleSessionName: string
  readonly DurationSeconds?: number | undefined
  readonly ExternalId?: string | undefined
  readonly SourceIdentity?: string | undefined
}

const action = 'sts:AssumeRole'

/** Lets whoever signed become a role: the role's trust policy decides, and where it leaves it to the account, their own. */
export const assumeRole: Step<
  Asked & { signer: Signer; narrow: Pick<Session, 'policies' | 'policyArns'> },
  { session: Session }
> = {
  name: 'assume role',
  run(asked, ports, run) {
    const { signer, narrow, RoleArn } = asked
    const { principal, session: from } = signer
    if (signer.kind === 'root' && signer.proven)
      throw new Fault('AccessDeniedException', 'Roles may not be assumed by root accounts.')
    // Tokens of federated users open nothing of STS, and those of whoever is gone nothing at all.
    const gone = from && !ports.iam.knows(from.principalArn)
    if (gone || from?.kind === 'federated user') throw denied(principal, action, RoleArn)
    const tags = sessionTags(asked, from)
    const role = ports.iam.role(RoleArn)
    if (!role) throw denied(principal, action, RoleArn)
    const { sourceIdentity = asked.SourceIdentity } = from ?? {}
    // Once somebody has one, it stays with them from role to role.
    if (asked.SourceIdentity !== undefined && asked.SourceIdentity !== sourceIdentity)
      throw denied(principal, 'sts:SetSourceIdentity', RoleArn)
    const becoming: Becoming = {
      role,
      principal,
      action,
      context: {
        ...requestKeys(ports),
        ...(asked.ExternalId !== undefined && { 'sts:ExternalId': asked.ExternalId }),
        ...signer.context,
        ...(asked.mfa && { ...asked.mfa, 'aws:MultiFactorAuthAge': '0' }),
      },
      own: ports.iam.policiesOf(signer),
      sessionName: asked.RoleSessionName,
      seconds: asked.DurationSeconds,
      ...narrow,
      ...tags,
      sourceIdentity,
      chained: from?.kind === 'assumed role',
    }
    return { session: becomeRole(ports, becoming, run) }
  },
}
