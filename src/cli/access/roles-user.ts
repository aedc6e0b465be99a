import { Unreadable } from '../../adapters/disk/unreadable.ts'
import { livingServer, runningServer } from '../../adapters/disk/server-file.ts'
import { claimsOf } from '../../engine/claims/compose-claims.ts'
import { groupConfiguration } from '../../engine/claims/group-claims.ts'
import type { Model } from '../../model/model.ts'
import type { AppClient, UserPool } from '../../model/pool.ts'
import type { JsonObject } from '../../model/trigger.ts'
import type { User, UserStatus } from '../../model/user.ts'
import type { Person } from '../../review/access/given.ts'
import { askServer } from '../server/ask-server.ts'

/** A user as `/_poolwright/api/users` tells of them. */
interface Row {
  readonly pool: string
  readonly poolId: string
  readonly username: string
  readonly sub: string
  readonly enabled: boolean
  readonly status: UserStatus
  readonly attributes: Readonly<Record<string, string>>
  readonly groups: readonly string[]
}

/** A user of a pool, as somebody who signs in there. */
export interface PoolUser {
  readonly pool: UserPool
  readonly username: string
  readonly groups: readonly string[]
  readonly enabled: boolean
  readonly person: Person
}

/** Asks the server that runs in the project for the users of a name. Throws `Unreadable` where none runs, or nobody has it. */
export async function poolUsers(
  model: Model,
  name: string,
  pool: string | undefined,
  cwd: string,
): Promise<readonly PoolUser[]> {
  if (!livingServer(cwd))
    throw new Unreadable(
      `users are kept by a server, and none runs in \`${cwd}\``,
      'start one: poolwright dev; or ask about --group or --claims, which need none',
    )
  const answer = (await askServer(runningServer(cwd), '/users', { name, pool })) as
    { readonly users: readonly Row[] } | undefined
  if (!answer) throw new Unreadable('the server that runs here is of another version', 'start it anew')
  const found = answer.users.flatMap((row) => {
    const own = model.pools.find(({ id }) => id === row.poolId)
    return own ? [poolUser(own, row)] : []
  })
  if (found.length) return found
  throw new Unreadable(
    `nobody is called \`${name}\` ${pool === undefined ? 'in any user pool' : `in user pool ${pool}`} of the server that runs here`,
    'a user has to have signed up there: see poolwright inbox, or the ListUsers operation',
  )
}

function poolUser(pool: UserPool, row: Row): PoolUser {
  const { username, sub, enabled, status, attributes, groups } = row
  const user: User = {
    poolId: pool.id,
    username,
    sub,
    enabled,
    status,
    attributes,
    createdAt: 0,
    modifiedAt: 0,
  }
  // What the ID token says if no script changes it.
  const own = groupConfiguration(pool.groups, groups)
  const claims = (client: AppClient) =>
    claimsOf({ user, client, groups: own, scopes: [], overrides: unchanged }).id
  return {
    pool,
    username,
    groups,
    enabled,
    person: { whole: true, claims: ({ client }) => (client ? claims(client) : { sub }) },
  }
}

/** The claims of groups, as an ID token has them. */
export function groupClaims(pool: UserPool, groups: readonly string[]): JsonObject {
  const { groupsToOverride, iamRolesToOverride, preferredRole } = groupConfiguration(pool.groups, groups)
  return {
    'cognito:groups': groupsToOverride,
    ...(iamRolesToOverride.length && { 'cognito:roles': iamRolesToOverride }),
    ...(preferredRole !== null && { 'cognito:preferred_role': preferredRole }),
  }
}

const nothing = { add: {}, suppress: [] }
const unchanged = { id: nothing, access: { ...nothing, scopesToAdd: [], scopesToSuppress: [] } }
