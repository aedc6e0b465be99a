import { afterAll, describe, expect, it } from 'vitest'
import { openSeal } from '../../../src/adapters/seal/open-seal.ts'
import { authEventStatements } from '../../../src/adapters/store/sqlite/auth-events.ts'
import { openDatabase } from '../../../src/adapters/store/sqlite/database.ts'
import { migrate } from '../../../src/adapters/store/sqlite/migrate.ts'
import { openSqliteStore } from '../../../src/adapters/store/sqlite/open-sqlite-store.ts'
import { namesOf } from '../../../src/engine/users/names.ts'
import type { AuthEvent } from '../../../src/model/auth-event.ts'
import { ana, world } from '../../world.ts'

const db = openDatabase(':memory:')
migrate(db)
afterAll(() => db.close())

const event = (id: string, more: Partial<AuthEvent> = {}): AuthEvent => ({
  poolId: ana.poolId,
  username: ana.username,
  id,
  type: 'SignIn',
  at: 1000,
  response: 'Pass',
  risk: { decision: 'NoRisk' },
  challenges: [],
  context: { ip: '203.0.113.7' },
  ...more,
})
const gone = { code: 'ResourceNotFoundException' } as const

/** A store in which ana is. */
async function opened() {
  const { pool } = await world({ users: [] })
  const store = openSqliteStore({ file: ':memory:', seal: openSeal({ key: Buffer.alloc(32, 1) }) })
  await store.commit([{ kind: 'create user', user: ana, names: namesOf(pool, ana) }])
  const keep = (one: AuthEvent, most = 500) => store.commit([{ kind: 'keep auth event', event: one, most }])
  const list = async (page = {}) => {
    const { events, next } = await store.authEvents(ana.poolId, ana.username, { limit: 60, ...page })
    return { ids: events.map(({ id }) => id), next }
  }
  return { store, keep, list }
}

describe('what was tried in a user’s name', () => {
  it('is listed from the newest on, page by page', async () => {
    const { keep, list } = await opened()
    for (const id of ['a', 'b', 'c']) await keep(event(id))
    const first = await list({ limit: 2 })
    expect(first.ids).toEqual(['c', 'b'])
    expect(await list({ limit: 2, after: first.next })).toEqual({ ids: ['a'], next: undefined })
  })

  it('becomes what it has come to, in its place', async () => {
    const { store, keep, list } = await opened()
    await keep(event('a', { response: 'InProgress' }))
    await keep(event('b'))
    await keep(event('a'))
    expect((await list()).ids).toEqual(['b', 'a'])
    expect(await store.authEvent(ana.poolId, ana.username, 'a')).toEqual(event('a'))
  })

  it('keeps what was said of it', async () => {
    const { store, keep } = await opened()
    await keep(event('a', { response: 'InProgress' }))
    const feedback = { value: 'Invalid', provider: 'Admin', at: 2000 } as const
    const { poolId, username } = ana
    await store.commit([{ kind: 'judge auth event', poolId, username, id: 'a', feedback, gone }])
    await keep(event('a'))
    expect((await store.authEvent(poolId, username, 'a'))?.feedback).toEqual(feedback)
    expect(await store.authEventsOf(poolId, username, 'disowned', 9)).toHaveLength(1)
    expect(await store.authEventsOf(poolId, username, 'trusted', 9)).toHaveLength(0)
  })

  it('is bounded, and what failed does not crowd out what went well', async () => {
    const { keep, list } = await opened()
    await keep(event('well'), 3)
    for (const id of ['a', 'b', 'c', 'd', 'e']) await keep(event(id, { response: 'Fail' }), 3)
    expect((await list()).ids).toEqual(['e', 'd', 'c', 'well'])
  })

  it('goes with the user, and none is kept for one who has gone', async () => {
    const { store, keep, list } = await opened()
    await keep(event('a'))
    await store.commit([{ kind: 'delete user', poolId: ana.poolId, username: ana.username }])
    await keep(event('b'))
    expect((await list()).ids).toEqual([])
  })
})

it.each([
  ['byId', 'auth_events_by_id (pool_id=? AND username=? AND id=?)'],
  ['page', 'auth_events_by_user (pool_id=? AND username=? AND seq<?)'],
  ['ofStanding', 'auth_events_by_standing (pool_id=? AND username=? AND standing=?)'],
] as const)('goes by an index: %s', (name, index) => {
  const marks = authEventStatements[name].split('?').length - 1
  const plan = db.sql(`EXPLAIN QUERY PLAN ${authEventStatements[name]}`).all(...Array<number>(marks).fill(1))
  expect(plan.map(({ detail }) => String(detail))).toEqual([`SEARCH auth_events USING INDEX ${index}`])
})
