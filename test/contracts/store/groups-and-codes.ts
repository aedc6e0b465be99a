import { beforeEach, describe, expect, it } from 'vitest'
import type { Write } from '../../../src/engine/effect.ts'
import type { Ports } from '../../../src/engine/ports.ts'
import { create, keepCode, now, outcomes, poolId, range, spendCode, user } from './material.ts'

/** What a store does with memberships and codes. */
export function groupsAndCodes(opened: () => Ports['store']): void {
  let store: Ports['store']
  beforeEach(() => void (store = opened()))

  describe('groups', () => {
    it('joins and leaves, once however often it is said', async () => {
      const join = (group: string): Write => ({ kind: 'join group', poolId, username: 'ana', group })
      await store.commit([create(user('ana')), join('b'), join('a'), join('b')])
      expect(await store.groupsOf(poolId, 'ana')).toEqual(['a', 'b'])
      await store.commit([{ kind: 'leave group', poolId, username: 'ana', group: 'b' }])
      expect(await store.groupsOf(poolId, 'ana')).toEqual(['a'])
    })
  })

  describe('codes', () => {
    beforeEach(() => store.commit([create(user('ana'))]))

    it('keeps the latest code for a purpose', async () => {
      await store.commit([keepCode('first'), keepCode('second')])
      expect(await store.code(poolId, 'ana', 'reset')).toEqual({ hash: 'second', expiresAt: now + 60_000 })
      expect(await store.code(poolId, 'ana', 'email')).toBeUndefined()
    })

    it('remembers which attribute a code was sent to', async () => {
      const code = { hash: 'hash', expiresAt: now, attribute: 'email' } as const
      await store.commit([{ kind: 'keep code', poolId, username: 'ana', purpose: 'sign-up', code }])
      expect(await store.code(poolId, 'ana', 'sign-up')).toEqual(code)
    })

    it('remembers the address that waits for a code, whatever is in it', async () => {
      const code = { hash: 'hash', expiresAt: now, attribute: 'email', pending: 'a:b@example.com' } as const
      await store.commit([{ kind: 'keep code', poolId, username: 'ana', purpose: 'email', code }])
      expect(await store.code(poolId, 'ana', 'email')).toEqual(code)
    })

    it('lets a code be spent once', async () => {
      await store.commit([keepCode('hash')])
      const raced = range(5).map(() => store.commit([spendCode('hash')]))
      expect((await outcomes(raced)).sort()).toEqual([
        ...Array<string>(4).fill('ExpiredCodeException'),
        'kept',
      ])
      expect(await store.code(poolId, 'ana', 'reset')).toBeUndefined()
    })

    it('does not spend a code that another has replaced', async () => {
      await store.commit([keepCode('first')])
      await store.commit([keepCode('second')])
      await expect(store.commit([spendCode('first')])).rejects.toMatchObject({ message: 'gone' })
      expect((await store.code(poolId, 'ana', 'reset'))?.hash).toBe('second')
    })
  })
}
