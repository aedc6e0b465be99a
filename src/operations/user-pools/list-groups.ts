import { flow, type Step } from '../../engine/flow.ts'
import { page } from '../../engine/page.ts'
import { findPool } from '../../engine/steps/find-pool.ts'
import type { Api } from '../../model/api.ts'
import type { UserPool } from '../../model/pool.ts'
import { operation } from '../operation.ts'
import { sayGroup } from '../say-group.ts'

type Input = Api['ListGroups']['input']

const listGroups: Step<
  Input & { pool: UserPool },
  { groups: readonly ReturnType<typeof sayGroup>[]; next: string | undefined }
> = {
  name: 'list groups',
  run({ pool, Limit, NextToken }, { pools }) {
    const { items, next } = page(pool.groups, ({ GroupName }) => GroupName, {
      limit: Limit,
      token: NextToken,
    })
    const groups = items.map((group) =>
      sayGroup(pool, group, pools.dates(pool, { kind: 'group', name: group.GroupName })),
    )
    return { groups, next }
  },
}

/** Lists the groups of a pool, in the order of their names. */
export const ListGroups = operation(
  'ListGroups',
  'admin',
  flow<Input>('ListGroups').step(findPool).step(listGroups),
  ({ groups, next }) => ({ Groups: groups, ...(next && { NextToken: next }) }),
)
