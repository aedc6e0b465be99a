import type { IamUserProperties, PolicyDocument, RoleProperties } from '../model/cloudformation.ts'
import type { Policy } from '../model/iam.ts'
import type { IamUser, Model, Named } from '../model/model.ts'
import { managedPolicies } from './managed-policies.ts'
import { ofStatements, placesOf, placesOfStatements, says, type Written } from './policy-places.ts'

/** A principal of a project, by name, or by the ARN of a role, of a session of one, or of a user. */
export type Attached = { readonly role: string } | { readonly user: string } | string

/** The policies of a principal. */
export interface AttachedPolicies {
  readonly identity: readonly Policy[]
  /** Where it has a permissions boundary: the one policy that is. */
  readonly boundary?: readonly Policy[]
}

type Role = Named<RoleProperties>

/** What is found of a model when it is first asked for: the same policies are the same objects every time. */
interface Found {
  readonly roles: ReadonlyMap<string, Role>
  readonly users: ReadonlyMap<string, IamUser>
  readonly declared: ReadonlyMap<string, Model['policies'][number]>
  readonly managed: Map<string, Policy>
  readonly attached: WeakMap<Named<unknown>, AttachedPolicies>
  readonly trusts: WeakMap<Role, Policy>
}
const found = new WeakMap<Model, Found>()

/** The policies that are attached to a principal, each statement with its place; nothing where nobody declares it. */
export function policiesOf(model: Model, principal: Attached): AttachedPolicies | undefined {
  const { roles, users, attached } = foundIn(model)
  const [role, user] =
    typeof principal === 'string'
      ? [roleByArn(model, principal), principal.startsWith('arn:') ? users.get(principal) : undefined]
      : 'role' in principal
        ? [roles.get(principal.role), undefined]
        : [undefined, users.get(principal.user)]
  const owner = role ?? user
  if (!owner) return undefined
  const before = attached.get(owner)
  if (before) return before
  const fresh = attachedTo({ model, kind: role ? 'role' : 'iam-user', name: owner.name }, owner.properties)
  attached.set(owner, fresh)
  return fresh
}

/** Who may become a role. */
export function trustOf(model: Model, role: Role): Policy {
  const { trusts } = foundIn(model)
  const before = trusts.get(role)
  if (before) return before
  const document = role.properties.AssumeRolePolicyDocument
  const written = { model, kind: 'role', name: role.name } as const
  const raw = ['aws', 'AssumeRolePolicyDocument']
  // Where the trust is said in words, they are the nearest place that there is.
  const at = placesOf(written, document, says(written, ...raw) ? raw : ['trust', 'document'])
  const fresh = { name: `trust of ${role.name}`, document, at }
  trusts.set(role, fresh)
  return fresh
}

/** The role of an ARN, its own or that of one of its sessions. */
export function roleByArn(model: Model, arn: string): Role | undefined {
  if (!arn.startsWith('arn:')) return undefined
  const { roles } = foundIn(model)
  return roles.get(arn) ?? roles.get(arn.slice(0, arn.lastIndexOf('/') + 1))
}

function foundIn(model: Model): Found {
  const before = found.get(model)
  if (before) return before
  // Names have no colon, so that they and ARNs cannot be taken for each other.
  const fresh: Found = {
    roles: new Map(
      model.roles.flatMap((role) => [role.name, role.arn, sessionsOf(role)].map((key) => [key, role])),
    ),
    users: new Map(model.iamUsers.flatMap((user) => [user.name, user.arn].map((key) => [key, user]))),
    declared: new Map(model.policies.map((policy) => [policy.arn, policy])),
    managed: new Map(),
    attached: new WeakMap(),
    trusts: new WeakMap(),
  }
  found.set(model, fresh)
  return fresh
}

/** What the ARNs of a role's sessions begin with; the path of the role is no part of them. */
const sessionsOf = ({ arn }: Role) =>
  `arn:aws:sts::${arn.split(':')[4] ?? ''}:assumed-role/${arn.slice(arn.lastIndexOf('/') + 1)}/`

function attachedTo(written: Written, owner: RoleProperties | IamUserProperties): AttachedPolicies {
  const { Policies = [], ManagedPolicyArns = [], PermissionsBoundary } = owner
  // What stands under `aws` is merged last: a list there is the whole list.
  const raw = says(written, 'aws', 'Policies')
  const inline = Policies.map(({ PolicyName, PolicyDocument: document }, index): Policy => {
    if (raw) return { name: PolicyName, document, at: placesOf(written, document, rawPolicy(index)) }
    return PolicyName === ofStatements
      ? { name: 'allow and deny', document, at: placesOfStatements(written, document) }
      : { name: PolicyName, document, at: placesOf(written, document, ['policies', PolicyName]) }
  })
  // A policy that is not known here cannot allow anything; as a boundary, it allows nothing.
  const list = says(written, 'aws', 'ManagedPolicyArns') ? ['aws', 'ManagedPolicyArns'] : ['managed']
  const managed = ManagedPolicyArns.flatMap((arn, index) => attachment(written, arn, [...list, index]) ?? [])
  if (PermissionsBoundary === undefined) return { identity: [...inline, ...managed] }
  const limit = says(written, 'aws', 'PermissionsBoundary') ? ['aws', 'PermissionsBoundary'] : ['boundary']
  const boundary = attachment(written, PermissionsBoundary, limit)
  return {
    identity: [...inline, ...managed],
    boundary: [boundary ?? { name: PermissionsBoundary, document: nothing }],
  }
}

const rawPolicy = (index: number) => ['aws', 'Policies', index, 'PolicyDocument']

/** A managed policy as somebody has it. One of AWS's own is written nowhere: its place is where it is attached. */
function attachment({ model, kind, name }: Written, arn: string, path: readonly (string | number)[]) {
  const policy = managedPolicy(model, arn)
  return policy && !policy.at ? { ...policy, at: () => model.where(kind, name, path) } : policy
}

const nothing: PolicyDocument = { Version: '2012-10-17', Statement: [] }

/** A policy of an ARN: a declared one, or one of AWS's own that is known here. */
export function managedPolicy(model: Model, arn: string): Policy | undefined {
  const { managed } = foundIn(model)
  const policy = managed.get(arn) ?? declaredPolicy(model, arn) ?? policyOfAws(arn)
  if (policy) managed.set(arn, policy)
  return policy
}

function declaredPolicy(model: Model, arn: string): Policy | undefined {
  const policy = foundIn(model).declared.get(arn)
  if (!policy) return undefined
  const { name, properties } = policy
  const [document, written] = [properties.PolicyDocument, { model, kind: 'policy', name } as const]
  const at = says(written, 'document')
    ? placesOf(written, document, ['document'])
    : placesOfStatements(written, document)
  return { name, document, at }
}

function policyOfAws(arn: string): Policy | undefined {
  const document = managedPolicies.get(arn)
  return document && { name: arn.slice(arn.lastIndexOf('/') + 1), document }
}
