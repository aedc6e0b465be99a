import type { Reviewed } from '../../lint/reviewed.ts'
import type { Sides, Told } from '../fact.ts'
import { toldOtherRole } from './told-other-role.ts'

/** What members of a group get by another role of theirs; nothing where neither side has one. */
export function* toldGroupRole(who: string, pool: string, group: string, sides: Sides): Generator<Told> {
  const { before, after, renames } = sides
  const [oldPool = '', oldGroup = ''] = renames.before('group', [pool, group])
  const arn = roleArn(before, oldPool, oldGroup)
  const was = arn === undefined ? undefined : renames.value(arn)
  const is = roleArn(after, pool, group)
  if (was !== is)
    yield* toldOtherRole(who, { ...(was !== undefined && { was }), ...(is !== undefined && { is }) }, sides)
}

const roleArn = ({ model }: Reviewed, pool: string, group: string): string | undefined =>
  model.pools.find(({ name }) => name === pool)?.groups.find(({ GroupName }) => GroupName === group)?.RoleArn
