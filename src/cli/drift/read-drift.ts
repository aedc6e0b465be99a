import type { Command } from 'commander'
import { declaredParts } from '../../adapters/pools/declared-parts.ts'
import { partPath } from '../../adapters/pools/linked-pools.ts'
import { secretDetails } from '../../engine/pools/without-secrets.ts'
import { equal, isObject, patch } from '../../model/merge-patch.ts'
import type { Model } from '../../model/model.ts'
import type { UserPool } from '../../model/pool.ts'
import type { Json, JsonObject } from '../../model/trigger.ts'
import type { Drift } from '../../adapters/store/sqlite/drift.ts'
import { unknown } from '../named.ts'
import { openProject } from '../project/open-project.ts'
import { openLeftStore } from '../store/open-left-store.ts'

/** What is asked for. */
export interface Wanted {
  readonly pools: readonly string[]
  readonly env?: string
  readonly drop: boolean
  readonly cwd: string
  readonly command: Command
}

/** One thing that the API has changed, and where it is declared. */
export interface Changed {
  readonly pool: string
  /** Such as `group`, and its name; nothing of the pool itself. */
  readonly kind?: string
  readonly name?: string
  readonly how: Drift['how']
  readonly file: string
  readonly line: number
  /** Members by their paths of dots: as the file has them, and as they are now. */
  readonly members: readonly { readonly path: string; readonly from?: Json; readonly to?: Json }[]
}

/** Reads what the API has changed of the declared pools of a project, and takes it away where it is to be dropped. */
export async function readDrift({ pools, env, drop, cwd, command }: Wanted): Promise<readonly Changed[]> {
  const { model } = await openProject(cwd, env)
  for (const pool of pools)
    if (!model.pools.some(({ id, name }) => id === pool || name === pool))
      unknown(
        'declared pool',
        pool,
        model.pools.map(({ name }) => name),
        command,
      )
  const store = openLeftStore(cwd)
  try {
    const chosen = model.pools.filter(
      ({ id, name }) => !pools.length || pools.includes(id) || pools.includes(name),
    )
    return chosen.flatMap((pool) => {
      const changes = store.drift.of(pool.id).map((change) => changed(pool, change, model))
      if (drop && changes.length) store.drift.dropAll(pool.id)
      return changes
    })
  } finally {
    store.close()
  }
}

function changed(pool: UserPool, { part, how, body }: Drift, { where }: Model): Changed {
  const declared = part
    ? declaredParts(pool).find(({ kind, name }) => kind === part.kind && name === part.name)?.body
    : (pool.properties as unknown as JsonObject)
  const path = part && declared ? partPath(pool, part) : undefined
  const { file, line } = (path && where('pool', pool.name, path)) ??
    where('pool', pool.name) ?? { file: `pools/${pool.name}.pool.yaml`, line: 1 }
  const client = part?.kind === 'client' ? pool.clients.find(({ id }) => id === part.name)?.name : undefined
  const now = how === 'patch' ? patch(declared ?? {}, body) : body
  const secret = part?.kind === 'client-secret'
  return {
    pool: pool.name,
    ...(part && { kind: part.kind, name: client ?? part.name }),
    how,
    file,
    line,
    members: how === 'gone' || secret ? [] : members(how === 'whole' ? {} : (declared ?? {}), now),
  }
}

/** The members in which two trees differ. Lists are compared as wholes. */
function members(
  from: JsonObject,
  to: JsonObject,
  above: readonly string[] = [],
): Changed['members'][number][] {
  const keys = [...new Set([...Object.keys(from), ...Object.keys(to)])]
  return keys.flatMap((key) => {
    const [was, is] = [own(from, key), own(to, key)]
    if (was !== undefined && is !== undefined && equal(was, is)) return []
    const path = [...above, key]
    if (isObject(was) && isObject(is)) return members(was, is, path)
    return [
      {
        path: path.join('.'),
        ...(was !== undefined && { from: shown(key, was) }),
        ...(is !== undefined && { to: shown(key, is) }),
      },
    ]
  })
}

/** A value without the secrets in it. */
function shown(key: string, value: Json): Json {
  if (secretDetails.includes(key)) return '(secret)'
  if (!isObject(value)) return value
  return Object.fromEntries(Object.entries(value).map(([inner, one]) => [inner, shown(inner, one)])) as Json
}

const own = (tree: JsonObject, key: string): Json | undefined =>
  Object.hasOwn(tree, key) ? tree[key] : undefined
