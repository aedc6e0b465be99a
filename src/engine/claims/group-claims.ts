import type { UserPoolGroupProperties } from '../../model/cloudformation.ts'

/** What the groups of a user amount to in tokens. */
export interface GroupConfiguration {
  readonly groupsToOverride: readonly string[]
  readonly iamRolesToOverride: readonly string[]
  readonly preferredRole: string | null
}

const rank = ({ Precedence }: UserPoolGroupProperties) => Precedence ?? Number.POSITIVE_INFINITY

/**
 * The groups in the order of their precedence, their roles, and the role of the best. Two best groups
 * with different roles prefer none; a group without precedence comes last.
 */
export function groupConfiguration(
  groups: readonly UserPoolGroupProperties[],
  memberOf: readonly string[],
): GroupConfiguration {
  const own = groups
    .filter(({ GroupName }) => memberOf.includes(GroupName))
    .sort((one, other) => {
      const [a, b] = [rank(one), rank(other)]
      return a === b ? (one.GroupName < other.GroupName ? -1 : 1) : a - b
    })
  const roles = own.flatMap(({ RoleArn }) => RoleArn ?? [])
  const best = own.filter((group) => rank(group) === rank(own[0] ?? group) && group.RoleArn)
  const preferred = new Set(best.map(({ RoleArn }) => RoleArn))
  return {
    groupsToOverride: own.map(({ GroupName }) => GroupName),
    iamRolesToOverride: [...new Set(roles)],
    preferredRole: preferred.size === 1 ? (best[0]?.RoleArn ?? null) : null,
  }
}
