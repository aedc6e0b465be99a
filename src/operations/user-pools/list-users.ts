import { flow, type Step } from '../../engine/flow.ts'
import { pageSize, readToken, writeToken } from '../../engine/page.ts'
import { findPool } from '../../engine/steps/find-pool.ts'
import { readFilter } from '../../engine/users/filter.ts'
import type { Api } from '../../model/api.ts'
import type { UserPool } from '../../model/pool.ts'
import type { User } from '../../model/user.ts'
import { operation } from '../operation.ts'
import { sayUser } from '../say-user.ts'

type Input = Api['ListUsers']['input']

const listUsers: Step<
  Input & { pool: UserPool },
  { users: readonly User[]; next: string | undefined; only: readonly string[] | undefined }
> = {
  name: 'list users',
  async run({ pool, Limit, PaginationToken, Filter, AttributesToGet }, { store }) {
    const after = readToken(PaginationToken)
    const filter = readFilter(Filter)
    const { users, next } = await store.users(pool.id, {
      // AWS takes a limit of 0 for none.
      limit: Limit || pageSize,
      ...(after !== undefined && { after }),
      ...(filter && { filter }),
    })
    return { users, next: next === undefined ? undefined : writeToken(next), only: AttributesToGet }
  },
}

/** Lists the users of a pool, a page at a time, all or those that a filter names. */
export const ListUsers = operation(
  'ListUsers',
  'admin',
  flow<Input>('ListUsers').step(findPool).step(listUsers),
  ({ pool, users, next, only }) => ({
    Users: users.map((user) => {
      const said = sayUser(pool, user)
      return only ? { ...said, Attributes: said.Attributes.filter(({ Name }) => only.includes(Name)) } : said
    }),
    ...(next && { PaginationToken: next }),
  }),
)
