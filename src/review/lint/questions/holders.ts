import type { Reviewed } from '../reviewed.ts'
import { statementsIn, statementsNamed, type Policied, type Statement } from './policy-statements.ts'

/** Who has policies: a role, a user, or a policy of the project that nobody has yet. */
export interface Holder {
  readonly resource: Policied
  /** Of its own policies, and of those that it has. */
  readonly statements: readonly Statement[]
  /** The most that it may do, where something says so. */
  readonly boundary?: readonly Statement[]
}

const known = new WeakMap<Reviewed, readonly Holder[]>()

/** Everybody in a project who has policies. */
export function holdersOf(project: Reviewed): readonly Holder[] {
  let holders = known.get(project)
  if (!holders) known.set(project, (holders = find(project)))
  return holders
}

/** What one of a project's roles may do. */
export const holderOf = (project: Reviewed, role: Policied): Holder | undefined =>
  holdersOf(project).find(({ resource }) => resource === role)

function find(project: Reviewed): readonly Holder[] {
  const owners = [...project.all('role'), ...project.all('iam-user')]
  const used = new Set(
    owners.flatMap(({ says }) =>
      [...(says.managed ?? []), says.boundary ?? []].flat().map((name) => project.find('policy', name)?.name),
    ),
  )
  const loose = project.all('policy').filter(({ name }) => !used.has(name))
  return [
    ...owners.map((resource): Holder => {
      const { managed = [], boundary } = resource.says
      const attached = managed.flatMap((name, index) =>
        statementsNamed(project, name, { resource, path: ['managed', index] }),
      )
      return {
        resource,
        statements: [...statementsIn(project, resource), ...attached],
        ...(boundary !== undefined && {
          boundary: statementsNamed(project, boundary, { resource, path: ['boundary'] }),
        }),
      }
    }),
    ...loose.map((resource): Holder => ({ resource, statements: statementsIn(project, resource) })),
  ]
}
