import { beforeEach, describe, expect, it } from 'vitest'
import type { Write } from '../../../src/engine/effect.ts'
import type { Ports } from '../../../src/engine/ports.ts'
import type { UserSession } from '../../../src/model/user-session.ts'
import { create, grant, now, outcomes, poolId, user } from './material.ts'

const gone = { code: 'ResourceNotFoundException', message: 'gone' } as const

/** A session of an app, begun so many milliseconds after everything. */
const session = (id: string, after = 0, more: Partial<UserSession> = {}): UserSession => ({
  id,
  kind: 'TOKEN',
  poolId,
  username: 'ana',
  clientId: 'client',
  grantId: `grant of ${id}`,
  createdAt: now + after,
  activeAt: now + after,
  expiresAt: now + 3_600_000,
  ...more,
})
/** Keeps a session with its grant. */
const keep = (made: UserSession, most = 20): Write[] => [
  {
    kind: 'keep grant',
    grant: grant({ id: made.grantId ?? '', username: made.username }),
    token: `token of ${made.id}`,
  },
  { kind: 'keep session', session: made, most },
]
const end = (id: string, linked = false, username = 'ana'): Write => ({
  kind: 'end session',
  poolId,
  username,
  id,
  linked,
  gone,
})

/** Where users are signed in. */
export function sessions(opened: () => Ports['store']): void {
  let store: Ports['store']
  beforeEach(() => void (store = opened()))
  const ids = async (username = 'ana', page = { limit: 9, now }) =>
    (await store.sessions(poolId, username, page)).map(({ id }) => id)

  describe('sessions', () => {
    beforeEach(() => store.commit([create(user('ana')), create(user('bob'))]))

    it('are kept as they are, the last one used first', async () => {
      const first = session('first', 1, { ip: '192.0.2.1', userAgent: 'curl/8', originId: 'browser' })
      const second = session('second', 2)
      await store.commit([...keep(first), ...keep(second)])
      expect(await store.sessions(poolId, 'ana', { limit: 9, now })).toEqual([second, first])
      expect(await ids('ana', { limit: 1, now })).toEqual(['second'])
      expect(await ids('bob')).toEqual([])
    })

    it('are used, which counts for their order', async () => {
      await store.commit([...keep(session('first', 1)), ...keep(session('second', 2))])
      const set = { activeAt: now + 9, ip: '192.0.2.9' }
      await store.commit([
        { kind: 'use session', grantId: 'grant of first', set },
        { kind: 'use session', grantId: 'of nobody', set },
      ])
      expect((await store.sessions(poolId, 'ana', { limit: 1, now }))[0]).toEqual(session('first', 1, set))
    })

    it('are not there once they have expired', async () => {
      await store.commit(keep(session('short', 0, { expiresAt: now + 5 })))
      expect(await ids('ana', { limit: 9, now: now + 4 })).toEqual(['short'])
      expect(await ids('ana', { limit: 9, now: now + 5 })).toEqual([])
    })

    it('are of nobody who has gone, and go with their users', async () => {
      await store.commit(keep(session('lost', 0, { username: 'eve' })))
      expect(await ids('eve')).toEqual([])
      await store.commit([...keep(session('first')), { kind: 'delete user', poolId, username: 'ana' }])
      expect(await ids()).toEqual([])
    })

    it('end with their grants', async () => {
      await store.commit([...keep(session('first')), ...keep(session('second'))])
      await store.commit([{ kind: 'revoke grant', grantId: 'grant of first' }])
      expect(await ids()).toEqual(['second'])
      await store.commit([{ kind: 'revoke grants', poolId, username: 'ana' }])
      expect(await ids()).toEqual([])
    })

    it('end once, by whose they are, and take their grants along', async () => {
      await store.commit(keep(session('first')))
      const raced = [end('first', false, 'bob'), end('first'), end('first')].map((write) =>
        store.commit([write]),
      )
      expect(await outcomes(raced)).toEqual([
        'ResourceNotFoundException',
        'kept',
        'ResourceNotFoundException',
      ])
      expect(await store.grantStands('grant of first')).toBe(false)
    })

    it('end where there are too many, those first that were used the longest time ago', async () => {
      await store.commit([
        ...keep(session('first', 1)),
        ...keep(session('second', 2)),
        ...keep(session('his', 0, { username: 'bob' })),
        { kind: 'use session', grantId: 'grant of first', set: { activeAt: now + 3 } },
        ...keep(session('third', 4), 2),
      ])
      expect(await ids()).toEqual(['third', 'first'])
      expect(await store.grantStands('grant of second')).toBe(false)
      expect(await store.grantStands('grant of first')).toBe(true)
      expect(await ids('bob')).toEqual(['his'])
    })

    it('stay where what they were kept with is refused', async () => {
      await store.commit(keep(session('first', 1)))
      const refused = store.commit([...keep(session('second', 2), 1), end('none')])
      expect(await outcomes([refused])).toEqual(['ResourceNotFoundException'])
      expect(await ids()).toEqual(['first'])
      expect(await store.grantStands('grant of first')).toBe(true)
    })
  })
}
