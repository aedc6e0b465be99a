import { isObject } from '../../../config/canonical/tree.ts'
import { saidPolicies, type SaidPolicy } from '../../../config/link/said-policies.ts'
import { merged } from '../../../config/merge/layers.ts'
import type { Path } from '../../../config/path.ts'
import { managedArn, managedPolicies } from '../../../iam/managed-policies.ts'
import type { Json, JsonObject } from '../../../model/trigger.ts'
import { conditionsIn } from '../../access/doubt.ts'
import type { Resource, Reviewed } from '../reviewed.ts'
import type { Place } from '../rule.ts'

/** A text of a policy, and where it is written. */
export interface Said {
  readonly text: string
  readonly at: Place
}

/** One key of one operator of a condition. */
export interface Asks {
  readonly operator: Said
  readonly key: Said
  readonly values: readonly Said[]
}

/** One statement of a policy, and where each part of it is written. */
export interface Statement {
  readonly effect: 'Allow' | 'Deny'
  /** Those that it is about; with `butActions`, those that it is not about. */
  readonly actions: readonly Said[]
  readonly butActions: boolean
  readonly resources: readonly Said[]
  readonly butResources: boolean
  readonly conditions: readonly Asks[]
  /** In IAM's words. */
  readonly canonical: JsonObject
  /** Whether its document fills in `${…}`. */
  readonly variables: boolean
  readonly at: Place
  /** Who wrote it: the owner of the policies, a policy of the project that he has, or AWS. */
  readonly by: 'owner' | 'policy' | 'aws'
}

/** A resource in whose file policies are written. */
export type Policied = Resource<'role'> | Resource<'iam-user'> | Resource<'policy'>

type Kind = SaidPolicy['kind']
type Kinds = Readonly<Record<Kind, readonly Statement[]>>
const known = new WeakMap<Policied, Kinds>()

/** The statements that a file says: of its policies, or of whom the role trusts, with what is said in words expanded. */
export function statementsIn(
  project: Reviewed,
  resource: Policied,
  kind: Kind = 'identity',
): readonly Statement[] {
  let kinds = known.get(resource)
  if (!kinds) known.set(resource, (kinds = findIn(project, resource)))
  return kinds[kind]
}

function findIn(project: Reviewed, resource: Policied): Kinds {
  const value = resource.says as unknown as JsonObject
  const place = (path: Path): Place => ({ resource, path: inAws(resource, path) })
  const all = saidPolicies({ ...resource, value }, project.addresses)
  const of = (kind: Kind) =>
    all.filter((policy) => policy.kind === kind).flatMap((policy) => read(policy, place, 'owner'))
  return { identity: of('identity'), trust: of('trust') }
}

/** Where a part of a role is written that its file says in CloudFormation's words. */
function inAws({ layers }: Policied, path: Path): Path {
  const [word, name, ...rest] = path
  if (word !== 'policies' && word !== 'trust') return path
  const { aws } = merged(layers)
  if (!isObject(aws)) return path
  const { Policies, AssumeRolePolicyDocument } = aws
  if (word === 'trust')
    return AssumeRolePolicyDocument === undefined ? path : ['aws', 'AssumeRolePolicyDocument', ...rest]
  const place = Array.isArray(Policies)
    ? (Policies as readonly Json[]).findIndex((one) => isObject(one) && one['PolicyName'] === name)
    : -1
  return place < 0 ? path : ['aws', 'Policies', place, 'PolicyDocument', ...rest]
}

/** The statements of a policy that somebody has: one of the project's own, or one of AWS's that is known here. */
export function statementsNamed(project: Reviewed, name: string, at: Place): readonly Statement[] {
  const own = project.find('policy', name)
  if (own) return statementsIn(project, own).map((statement) => ({ ...statement, by: 'policy' }))
  const document = managedPolicies.get(name.startsWith('arn:') ? name : (managedArn(name) ?? name))
  if (!document) return []
  const [policy] = saidPolicies(
    { ...at.resource, kind: 'policy', name, value: { document } },
    project.addresses,
  )
  return policy ? read(policy, () => at, 'aws') : []
}

/** A condition that follows from other words of the author's, and has no place of its own. */
const implied = ({ operator, key, values }: ReturnType<typeof conditionsIn>[number], at: Place): Asks => ({
  operator: { text: operator, at },
  key: { text: key, at },
  values: values.map((text) => ({ text, at })),
})

function read(
  { statements, document }: SaidPolicy,
  place: (path: Path) => Place,
  by: Statement['by'],
): readonly Statement[] {
  const said = ({ text, path }: { readonly text: string; readonly path: Path }): Said => ({
    text,
    at: place(path),
  })
  return statements.map(({ canonical, path, actions, resources, conditions }) => ({
    effect: canonical['Effect'] === 'Allow' ? 'Allow' : 'Deny',
    actions: actions.map(said),
    butActions: canonical['NotAction'] !== undefined,
    resources: resources.map(said),
    butResources: canonical['NotResource'] !== undefined,
    conditions: [
      ...conditions.map(({ operator, key, values }) => ({
        operator: said(operator),
        key: said(key),
        values: values.map(said),
      })),
      ...conditionsIn(canonical)
        .filter(
          ({ operator, key }) =>
            !conditions.some((one) => one.operator.text === operator && one.key.text === key),
        )
        .map(({ operator, key, values }) => implied({ operator, key, values }, place(path))),
    ],
    canonical,
    variables: document['Version'] === '2012-10-17',
    at: place(path),
    by,
  }))
}
