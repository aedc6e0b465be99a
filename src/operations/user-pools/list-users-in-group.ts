import { flow, type Step } from '../../engine/flow.ts'
import { pageSize, readToken, writeToken } from '../../engine/page.ts'
import { findGroup } from '../../engine/steps/find-group.ts'
import { findPool } from '../../engine/steps/find-pool.ts'
import type { Api } from '../../model/api.ts'
import type { UserPoolGroupProperties } from '../../model/cloudformation.ts'
import type { UserPool } from '../../model/pool.ts'
import type { User } from '../../model/user.ts'
import { operation } from '../operation.ts'
import { sayUser } from '../say-user.ts'

type Input = Api['ListUsersInGroup']['input']

const listMembers: Step<
  Input & { pool: UserPool; group: UserPoolGroupProperties },
  { users: readonly User[]; next: string | undefined }
> = {
  name: 'list members',
  async run({ pool, group, Limit, NextToken }, { store }) {
    const after = readToken(NextToken)
    const { users, next } = await store.usersOfGroup(pool.id, group.GroupName, {
      // AWS takes a limit of 0 for none.
      limit: Limit || pageSize,
      ...(after !== undefined && { after }),
    })
    return { users, next: next === undefined ? undefined : writeToken(next) }
  },
}

/** Lists who belongs to a group, a page at a time. */
export const ListUsersInGroup = operation(
  'ListUsersInGroup',
  'admin',
  flow<Input>('ListUsersInGroup').step(findPool).step(findGroup).step(listMembers),
  ({ pool, users, next }) => ({
    Users: users.map((user) => sayUser(pool, user)),
    ...(next && { NextToken: next }),
  }),
)
