import { beforeEach, describe, expect, it } from 'vitest'
import type { Write } from '../../../src/engine/effect.ts'
import type { Ports } from '../../../src/engine/ports.ts'
import {
  create,
  grant,
  keepCode,
  name,
  now,
  outcomes,
  patch,
  poolId,
  range,
  signIn,
  spendCode,
  user,
} from './material.ts'

/** What is all or nothing, and what is counted. */
export function commitsAndCounters(opened: () => Ports['store']): void {
  let store: Ports['store']
  beforeEach(() => void (store = opened()))
  const find = (username: string) => store.user(poolId, username)

  describe('commits', () => {
    it('keeps nothing where one condition fails', async () => {
      const ana = user('ana', { attributes: { email: 'a@b.c', email_verified: 'true' } })
      await store.commit([create(ana, name('a@b.c')), keepCode('hash')])
      const writes: Write[] = [
        create(user('bob'), name('a@b.c', 'email')),
        patch('ana', { enabled: false }, [name('other')]),
        { kind: 'join group', poolId, username: 'ana', group: 'admins' },
        { kind: 'keep grant', grant: grant(), token: 'token' },
        { kind: 'keep sign-in', signIn: signIn() },
        spendCode('wrong'),
      ]
      await expect(store.commit(writes)).rejects.toMatchObject({ code: 'ExpiredCodeException' })
      expect(await find('bob')).toBeUndefined()
      expect(await find('ana')).toEqual(ana)
      expect((await store.userByName(poolId, 'a@b.c'))?.username).toBe('ana')
      expect(await store.userByName(poolId, 'other')).toBeUndefined()
      expect(await store.groupsOf(poolId, 'ana')).toEqual([])
      expect(await store.grantStands('grant')).toBe(false)
      expect(await store.claim('sign-in', 'ticket', now)).toBe('unknown')
      expect(await store.userCount(poolId)).toBe(1)
    })

    it('undoes the one that fails and no other of the same moment', async () => {
      await store.commit([create(user('ana'))])
      const many = range(30).map((index) =>
        store.commit([create(user(`u${index}`)), ...(index % 3 ? [] : [spendCode('none')])]),
      )
      const kept = await outcomes(many)
      expect(kept).toEqual(range(30).map((index) => (index % 3 ? 'kept' : 'ExpiredCodeException')))
      expect(await store.userCount(poolId)).toBe(21)
      expect(await find('u0')).toBeUndefined()
      expect(await find('u1')).toBeDefined()
    })

    it('sees earlier writes of the same commit', async () => {
      await store.commit([
        create(user('ana')),
        keepCode('hash'),
        spendCode('hash'),
        patch('ana', { enabled: false }),
      ])
      expect((await find('ana'))?.enabled).toBe(false)
    })
  })

  describe('counters', () => {
    it('loses none of fifty that count at once', async () => {
      const seen: number[] = []
      await Promise.all(
        range(50).map(() =>
          store.count('key', (was) => {
            seen.push(was?.failures ?? 0)
            return { failures: (was?.failures ?? 0) + 1, last: now }
          }),
        ),
      )
      await store.count('key', (was) => {
        expect(was).toEqual({ failures: 50, last: now })
        return was
      })
      expect(new Set(seen).size).toBe(50)
    })

    it('forgets a counter that is changed to nothing', async () => {
      await store.count('key', () => ({ failures: 9, last: now }))
      await store.count('key', () => undefined)
      let found: unknown = 'not asked'
      await store.count('key', (was) => void (found = was))
      expect(found).toBeUndefined()
    })

    it('keeps what was, and tells the caller, where the change throws', async () => {
      await store.count('key', () => ({ failures: 1, last: now }))
      const refusal = store.count('key', () => {
        throw new Error('no')
      })
      await expect(refusal).rejects.toThrow('no')
      let found: unknown
      await store.count('key', (was) => {
        found = was
        return was
      })
      expect(found).toEqual({ failures: 1, last: now })
    })
  })
}
