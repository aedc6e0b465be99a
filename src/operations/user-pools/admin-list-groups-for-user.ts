import { flow, type Step } from '../../engine/flow.ts'
import { page } from '../../engine/page.ts'
import { findPool } from '../../engine/steps/find-pool.ts'
import { findUser } from '../../engine/steps/find-user.ts'
import type { Api } from '../../model/api.ts'
import type { UserPoolGroupProperties } from '../../model/cloudformation.ts'
import type { UserPool } from '../../model/pool.ts'
import type { User } from '../../model/user.ts'
import { operation } from '../operation.ts'

type Input = Api['AdminListGroupsForUser']['input']

const listGroups: Step<
  Input & { pool: UserPool; user: User },
  { groups: readonly UserPoolGroupProperties[]; next: string | undefined }
> = {
  name: 'list groups',
  async run({ pool, user, Limit, NextToken }, { store }) {
    const names = await store.groupsOf(pool.id, user.username)
    const own = pool.groups.filter(({ GroupName }) => names.includes(GroupName))
    const { items, next } = page(own, ({ GroupName }) => GroupName, { limit: Limit, token: NextToken })
    return { groups: items, next }
  },
}

/** Lists the groups that a user belongs to. */
export const AdminListGroupsForUser = operation(
  'AdminListGroupsForUser',
  'admin',
  flow<Input>('AdminListGroupsForUser').step(findPool).step(findUser).step(listGroups),
  ({ pool, groups, next }) => ({
    Groups: groups.map((group) => ({ ...group, UserPoolId: pool.id })),
    ...(next && { NextToken: next }),
  }),
)
