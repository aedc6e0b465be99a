import { chooseRole } from '../../iam/choose-role.ts'
import { Fault } from '../../model/fault.ts'
import type { IdentityPool } from '../../model/model.ts'
import type { Credentials, Session } from '../../model/session.ts'
import type { Role } from '../access.ts'
import { flow, type Step } from '../flow.ts'
import { becomeRole } from '../sts/become-role.ts'
import { requestKeys } from '../sts/request-keys.ts'
import { saidTags } from '../sts/said-session.ts'
import { bounded } from '../sts/web-identity/keys-of.ts'
import { leadingLogin } from './leading-login.ts'
import { methodsOf } from './open-id-token.ts'
import type { ProvenLogin } from './proven-login.ts'
import { ambiguous, badRoles, notTheirRole } from './refusals.ts'

interface Recognised {
  readonly identityPool: IdentityPool
  readonly logins: readonly ProvenLogin[]
  readonly identityId: string
}
type Tags = Readonly<Record<string, string>>

/** Chooses the role, by the pool's rules and the claims of whoever signed in. */
const choose: Step<Recognised & { CustomRoleArn?: string | undefined }, { role: Role; tags: Tags }> = {
  name: 'choose role',
  run({ identityPool, logins, CustomRoleArn }, { iam }) {
    const lead = leadingLogin(identityPool, logins)
    const chosen = chooseRole(identityPool, lead?.claimant ?? 'guest', CustomRoleArn)
    if ('refused' in chosen) {
      if (chosen.refused === 'deny') throw ambiguous(lead?.claimant.provider ?? '')
      throw chosen.refused === 'custom role' ? notTheirRole() : badRoles()
    }
    const role = iam.role(chosen.roleArn)
    if (!role) throw badRoles()
    return { role, tags: lead?.tags ?? {} }
  },
}

/** Becomes the role as Cognito does it for somebody: for an hour, and a guest with less than the role may. */
const assume: Step<Recognised & { role: Role; tags: Tags }, { session: Session }> = {
  name: 'assume role',
  run({ identityPool, logins, identityId, role, tags }, { iam, clock }, run) {
    const federated = 'cognito-identity.amazonaws.com'
    try {
      // What STS does not take as tags is no reason to leave them out: policies count on them.
      const said = saidTags(Object.entries(tags), [])
      if (!said) throw badRoles()
      const lasting = bounded({
        'aws:FederatedProvider': federated,
        [`${federated}:aud`]: identityPool.id,
        [`${federated}:sub`]: identityId,
        [`${federated}:amr`]: methodsOf(logins.flatMap(({ amr }) => amr)),
      })
      const session = becomeRole(
        { iam, clock },
        {
          role,
          principal: { arn: '*', federated },
          action: 'sts:AssumeRoleWithWebIdentity',
          // It is Cognito that asks, by TLS: of whom it asks for, neither address nor program is known.
          context: { ...requestKeys({ caller: { requestId: '', secure: true }, clock }), ...lasting },
          sessionName: 'CognitoIdentityCredentials',
          ...said,
          scopeDown: logins.length === 0,
          lasting,
        },
        run,
      )
      return { session }
    } catch (error) {
      // The role does not trust the pool, or does not let itself be tagged so.
      if (error instanceof Fault) throw badRoles()
      throw error
    }
  },
}

const issue: Step<{ session: Session }, { credentials: Credentials }> = {
  name: 'issue credentials',
  run: ({ session }, { sessions }) => ({ credentials: sessions.issue(session) }),
}

/** Gives an identity temporary credentials of the role that is theirs: the enhanced flow. */
export const giveCredentials: Step<
  Recognised & { CustomRoleArn?: string | undefined },
  { credentials: Credentials }
> = flow<Recognised & { CustomRoleArn?: string | undefined }>('give credentials')
  .step(choose)
  .step(assume)
  .step(issue)
