import { flow, type Step } from '../../engine/flow.ts'
import { page } from '../../engine/page.ts'
import { findPool } from '../../engine/steps/find-pool.ts'
import { findUser } from '../../engine/steps/find-user.ts'
import type { Api } from '../../model/api.ts'
import type { UserPool } from '../../model/pool.ts'
import type { User } from '../../model/user.ts'
import { operation } from '../operation.ts'
import { sayGroup } from '../say-group.ts'

type Input = Api['AdminListGroupsForUser']['input']

const listGroups: Step<
  Input & { pool: UserPool; user: User },
  { groups: readonly ReturnType<typeof sayGroup>[]; next: string | undefined }
> = {
  name: 'list groups',
  async run({ pool, user, Limit, NextToken }, { store, pools }) {
    const names = await store.groupsOf(pool.id, user.username)
    const own = pool.groups.filter(({ GroupName }) => names.includes(GroupName))
    const { items, next } = page(own, ({ GroupName }) => GroupName, { limit: Limit, token: NextToken })
    const groups = items.map((group) =>
      sayGroup(pool, group, pools.dates(pool, { kind: 'group', name: group.GroupName })),
    )
    return { groups, next }
  },
}

/** Lists the groups that a user belongs to. */
export const AdminListGroupsForUser = operation(
  'AdminListGroupsForUser',
  'admin',
  flow<Input>('AdminListGroupsForUser').step(findPool).step(findUser).step(listGroups),
  ({ groups, next }) => ({ Groups: groups, ...(next && { NextToken: next }) }),
)
