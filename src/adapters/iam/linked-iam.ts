import type { Ports } from '../../engine/ports.ts'
import type { Role } from '../../engine/access.ts'
import { decide } from '../../iam/decide.ts'
import { managedPolicy, policiesOf as attachedTo, roleByArn, trustOf } from '../../iam/attached.ts'
import { scopeDown } from '../../iam/scope-down.ts'
import type { RoleProperties } from '../../model/cloudformation.ts'
import type { Policies, Policy } from '../../model/iam.ts'
import type { IamUser, Model, Named } from '../../model/model.ts'
import type { Session, Signer } from '../../model/session.ts'
import { stableId } from './stable-id.ts'
import { openSessionPolicies } from './session-policies.ts'

/** The principals and policies of a linked model. `bound` has the texts of secrets, by their names. */
export function linkedIam(model: Model, bound: (secret: string) => string | undefined): Ports['iam'] {
  const { account } = model
  const root = `arn:aws:iam::${account}:root`
  const roles = new Map<string, Role>()
  const described = new Map<IamUser, ReturnType<typeof userOf>>()
  const keys = new Map(
    model.iamUsers.flatMap((user) =>
      Object.entries(user.keys).map(([id, secret]) => [id, { user, secret }] as const),
    ),
  )
  const read = openSessionPolicies()
  const byArn = <N extends Named<unknown>>(all: readonly N[]) => new Map(all.map((one) => [one.arn, one]))
  const [users, oidc, saml] = [byArn(model.iamUsers), byArn(model.oidcProviders), byArn(model.samlProviders)]

  function role(arn: string): Role | undefined {
    const named = roleByArn(model, arn)
    // Only by its own ARN, and not by that of one of its sessions.
    if (named?.arn !== arn) return undefined
    const found = roles.get(arn) ?? roleOf(named, account)
    roles.set(arn, found)
    return found
  }

  /** The layers of the principal itself. */
  function own(arn: string): Policies {
    if (arn === root) return { identity: [everything] }
    // A role that is no longer declared may do nothing, and what was made of it neither.
    return attachedTo(model, arn) ?? { identity: [] }
  }

  function ofSession(session: Session): Policies {
    const { kind, principalArn, policies, policyArns, scopeDown: narrow } = session
    const given = policies.length > 0 || policyArns.length > 0
    return {
      ...own(principalArn),
      // A federated user may do nothing that no session policy allows.
      ...((given || kind === 'federated user') && {
        session: [
          ...policies.map(read),
          // One that is not known here cannot allow anything.
          ...policyArns.flatMap((arn) => managedPolicy(model, arn) ?? []),
        ],
      }),
      ...(narrow && { 'scope-down': scopeDown }),
    }
  }

  const policiesOf = (who: Signer | Session): Policies => {
    if ('principalArn' in who) return ofSession(who)
    if (who.session) return ofSession(who.session)
    return own(who.principal.arn)
  }

  return {
    account,
    role,
    accessKey(id) {
      const found = keys.get(id)
      if (!found) return undefined
      const { user, secret } = found
      const told = described.get(user) ?? userOf(user)
      described.set(user, told)
      return { ...told, secret: bound(secret) }
    },
    mfaDevice(arn) {
      const { mfa, properties } = users.get(arn) ?? {}
      if (mfa === undefined) return undefined
      return { serial: `arn:aws:iam::${account}:mfa/${properties?.UserName}`, seed: bound(mfa) }
    },
    knows: (arn) => arn === root || users.has(arn) || role(arn) !== undefined,
    tags(arn) {
      const { properties } = roleByArn(model, arn) ?? users.get(arn) ?? {}
      return Object.fromEntries((properties?.Tags ?? []).map(({ Key, Value }) => [Key, Value]))
    },
    oidcProvider: (arn) => oidc.get(arn),
    samlProvider: (arn) => saml.get(arn),
    managedPolicy: (arn) => managedPolicy(model, arn),
    trustOf: ({ arn }) => {
      const named = roleByArn(model, arn)
      return { trust: named ? [trustOf(model, named)] : [] }
    },
    policiesOf,
    decide: (who, { action, resource, context }) =>
      decide(policiesOf(who), {
        principal: who.principal,
        action,
        resource,
        context: { ...context, ...who.context },
      }),
  }
}

/** What the root of an account may do. */
const everything: Policy = {
  name: 'the root of the account',
  document: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] },
}

const userOf = ({ arn, properties: { UserName } }: IamUser) => ({
  userName: UserName,
  arn,
  userId: stableId('AIDA', arn),
})

const roleOf = ({ arn, properties }: Named<RoleProperties>, account: string): Role => ({
  name: properties.RoleName,
  arn,
  id: stableId('AROA', arn),
  account,
  properties,
})
