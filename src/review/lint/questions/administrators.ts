import type { Resource, Reviewed } from '../reviewed.ts'
import { grantsOf } from './grants.ts'
import { holderOf } from './holders.ts'

const named = /(^|[-_.])((super|sys)?admin(istrator)?s?|root|superusers?)([-_.]|$)/i
const powerful = /^(\*|iam:.*|organizations:.*|cognito-idp:(\*|admin.*))$/i

/** The groups of a pool whose members run things, by their name, or by what their role may do. */
export const administratorsOf = (project: Reviewed, { says }: Resource<'pool'>): readonly string[] =>
  Object.entries(says.groups ?? {})
    .filter(([group, { role }]) => named.test(group) || (role !== undefined && runsThings(project, role)))
    .map(([group]) => group)

function runsThings(project: Reviewed, name: string): boolean {
  const role = project.find('role', name)
  if (!role) return false
  const holder = holderOf(project, role)
  return (
    (role.says.managed ?? []).some((policy) =>
      /(^|\/)(AdministratorAccess|IAMFullAccess|PowerUserAccess)$/.test(policy),
    ) ||
    (holder !== undefined && grantsOf(holder).some(({ said }) => powerful.test(said.text)))
  )
}
