import type { Resource, Reviewed } from '../reviewed.ts'

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
  const { allow = [], managed = [] } = role.says
  return (
    managed.some((policy) => /(^|\/)(AdministratorAccess|IAMFullAccess|PowerUserAccess)$/.test(policy)) ||
    allow.some((statement) => [statement.do ?? []].flat().some((action) => powerful.test(action)))
  )
}
