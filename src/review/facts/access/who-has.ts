import { givenRoles } from '../../lint/questions/given-roles.ts'
import type { Reviewed } from '../../lint/reviewed.ts'
import { code } from '../code.ts'

/** Who it is that has a role, in words: as the project gives it, those of whom there are most first. */
export function whoHas(project: Reviewed, role: string): string {
  const given = givenRoles(project).filter((one) => one.role.name === role)
  const guests = given.find(({ to }) => to === 'guests')?.identity
  const users = given.find(({ to }) => to === 'users')?.identity
  const groups = project
    .all('pool')
    .flatMap(({ name, says }) =>
      Object.entries(says.groups ?? {}).flatMap(([group, { role: own }]) =>
        own !== undefined && project.find('role', own)?.name === role
          ? [`members of ${code(group)} in ${code(name)}`]
          : [],
      ),
    )
  const who = [
    ...(guests ? [`guests of ${code(guests.name)}`] : []),
    ...(users ? [`people who sign in to ${code(users.name)}`] : []),
    ...groups,
  ]
  return who.length
    ? `${who.slice(0, 2).join(' and ')}, with the role ${code(role)},`
    : `whoever has the role ${code(role)}`
}
