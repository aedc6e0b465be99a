import type { Ports } from '../../engine/ports.ts'
import { actionOf, type ServiceName } from '../../model/apis.ts'
import type { Context } from '../../model/iam.ts'
import { resourceTags } from './tags.ts'

/** What an operation is done to: an ARN, or `*`, and what conditions may ask about it. */
export interface Target {
  readonly resource: string
  readonly context: Context
}

type World = Pick<Ports, 'pools' | 'identityPools' | 'iam' | 'store'>

/** The members of inputs that say what an operation is about. */
interface About {
  readonly UserPoolId?: string
  readonly IdentityPoolId?: string
  readonly IdentityId?: string
  readonly IdentityIdsToDelete?: readonly string[]
  readonly ResourceArn?: string
  /** Of a federated user. */
  readonly Name?: string
  readonly TargetPrincipal?: string
}
type Rule = (input: About, world: World) => Target | Promise<Target | readonly Target[]>

/**
 * What the input of an operation is about: the pool that it names, unless its row says something else; and
 * where nothing in particular, `*`. Of several, each must be allowed. Follows the Service Authorization
 * Reference.
 */
export async function targetsOf(
  service: ServiceName,
  name: string,
  input: object,
  world: World,
): Promise<readonly Target[]> {
  const action = actionOf(service, name)
  const row = Object.hasOwn(exceptions, action) ? exceptions[action] : undefined
  return [await (row ?? usual)(input, world)].flat()
}

const nothing: Target = { resource: '*', context: {} }

const usual: Rule = ({ UserPoolId, IdentityPoolId }, world) =>
  UserPoolId !== undefined
    ? userPool(UserPoolId, world)
    : IdentityPoolId !== undefined
      ? identityPool(IdentityPoolId, world)
      : nothing

async function userPool(id: string, { pools, iam: { account } }: World): Promise<Target> {
  const pool = await pools.byId(id)
  // One that is not there has no tags; who may not ask for it is not told that it is not.
  const region = id.split('_')[0] ?? ''
  return {
    resource: pool?.arn ?? `arn:aws:cognito-idp:${region}:${account}:userpool/${id}`,
    context: resourceTags(pool?.properties.UserPoolTags),
  }
}

async function identityPool(id: string, { identityPools, iam: { account } }: World): Promise<Target> {
  const pool = await identityPools.byId(id)
  const region = id.split(':')[0] ?? ''
  return {
    resource: pool?.arn ?? `arn:aws:cognito-identity:${region}:${account}:identitypool/${id}`,
    context: resourceTags(pool?.properties.IdentityPoolTags),
  }
}

/** The pool at the end of an ARN, which is what the operation itself goes by. */
const named =
  (find: (id: string, world: World) => Promise<Target>): Rule =>
  ({ ResourceArn = '' }, world) =>
    find(ResourceArn.slice(ResourceArn.lastIndexOf('/') + 1), world)

/** The pools of identities, of which the reference has only a condition key. */
const ofIdentities: Rule = async ({ IdentityId, IdentityIdsToDelete = [] }, world) => {
  const ids = IdentityId === undefined ? IdentityIdsToDelete : [IdentityId]
  const identities = await Promise.all(ids.map((id) => world.store.identity(id)))
  const pools = new Set(identities.flatMap((identity) => (identity ? [identity.identityPoolId] : [])))
  if (!pools.size) return nothing
  const found = await Promise.all([...pools].map((id) => identityPool(id, world)))
  return found.map(({ resource }) => ({
    resource: '*',
    context: { 'cognito-identity:IdentityPoolArn': resource },
  }))
}

/** Operations that are about something else than the pool in their input. */
const exceptions: Readonly<Record<string, Rule>> = {
  'cognito-idp:ListTagsForResource': named(userPool),
  'cognito-idp:TagResource': named(userPool),
  'cognito-idp:UntagResource': named(userPool),
  'cognito-identity:DeleteIdentities': ofIdentities,
  'cognito-identity:DescribeIdentity': ofIdentities,
  'cognito-identity:ListTagsForResource': named(identityPool),
  'cognito-identity:SetIdentityPoolRoles': () => nothing,
  'cognito-identity:SetPrincipalTagAttributeMap': () => nothing,
  'cognito-identity:TagResource': named(identityPool),
  'cognito-identity:UntagResource': named(identityPool),
  'sts:AssumeRoot': ({ TargetPrincipal }) => ({
    resource: `arn:aws:iam::${TargetPrincipal}:root`,
    context: {},
  }),
  'sts:GetFederationToken': ({ Name }, { iam: { account } }) => ({
    resource: `arn:aws:sts::${account}:federated-user/${Name}`,
    context: {},
  }),
}
