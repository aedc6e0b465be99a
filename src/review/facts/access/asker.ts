import type { Asker } from '../../../iam/compare/new-access.ts'
import { asRole, asUser } from '../../access/holder.ts'
import type { Policies } from '../../../model/iam.ts'
import type { Reviewed } from '../../lint/reviewed.ts'

/** Whose requests are compared, and the policies that they meet. */
export interface Held {
  readonly policies: Policies
  readonly asker: Asker
  /** The files that it rests on, as `role/shop`: where one cannot be read, nothing is known. */
  readonly files: readonly string[]
}

/** What a role of the project may do; nothing, where there is no such role. */
export function heldByRole(project: Reviewed, name: string): Held | undefined {
  const { model } = project
  const role = model.roles.find((one) => one.name === name)
  if (!role) return undefined
  const { policies, principal, context } = asRole(model, role)
  return { policies, asker: { principal, context }, files: filesOf(project, 'role', name) }
}

/** What an IAM user of the project may do. */
export function heldByUser(project: Reviewed, name: string): Held | undefined {
  const { model } = project
  const user = model.iamUsers.find((one) => one.name === name)
  if (!user) return undefined
  const { policies, principal, context } = asUser(model, user)
  return { policies, asker: { principal, context }, files: filesOf(project, 'iam-user', name) }
}

function filesOf(project: Reviewed, kind: 'role' | 'iam-user', name: string): readonly string[] {
  const { managed = [], boundary = [] } = project.find(kind, name)?.says ?? {}
  const policies = [managed, boundary].flat().map((one) => project.addresses.name('policy', one))
  return [`${kind}/${name}`, ...policies.map((policy) => `policy/${policy}`)]
}
