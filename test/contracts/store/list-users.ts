import { beforeEach, describe, expect, it } from 'vitest'
import type { Ports } from '../../../src/engine/ports.ts'
import { create, patch, poolId, range, user } from './material.ts'

/** How a store lists and counts users. */
export function lists(opened: () => Ports['store']): void {
  let store: Ports['store']
  beforeEach(() => void (store = opened()))

  describe('lists of users', () => {
    const names = async (filter?: { name: string; by: 'equals' | 'begins with'; value: string }) => {
      const { users, next } = await store.users(poolId, { limit: 50, ...(filter && { filter }) })
      expect(next).toBeUndefined()
      return users.map(({ username }) => username)
    }

    it('gives pages in the order of names, each user once', async () => {
      for (const word of ['e', 'b', 'd', 'a', 'c']) await store.commit([create(user(word))])
      const first = await store.users(poolId, { limit: 2 })
      expect(first.users.map(({ username }) => username)).toEqual(['a', 'b'])
      const second = await store.users(poolId, { limit: 2, after: first.next ?? '' })
      const third = await store.users(poolId, { limit: 2, after: second.next ?? '' })
      expect(second.users.map(({ username }) => username)).toEqual(['c', 'd'])
      expect(third.users.map(({ username }) => username)).toEqual(['e'])
      expect(third.next).toBeUndefined()
    })

    it('says that a page which ends with the last user is the last', async () => {
      for (const word of ['a', 'b']) await store.commit([create(user(word))])
      expect((await store.users(poolId, { limit: 2 })).next).toBeUndefined()
    })

    it('neither repeats nor skips those who stay while others come and go', async () => {
      for (const word of ['b', 'd', 'f']) await store.commit([create(user(word))])
      const first = await store.users(poolId, { limit: 2 })
      await store.commit([
        create(user('a')),
        create(user('e')),
        { kind: 'delete user', poolId, username: 'd' },
      ])
      const second = await store.users(poolId, { limit: 9, after: first.next ?? '' })
      expect(second.users.map(({ username }) => username)).toEqual(['e', 'f'])
    })

    it.each([
      ['username', 'equals', 'ab', ['ab']],
      ['username', 'begins with', 'ab', ['ab', 'abc']],
      ['sub', 'equals', 'sub-of-b', ['b']],
      ['sub', 'begins with', 'sub-of-a', ['ab', 'abc']],
      ['status', 'equals', 'Disabled', ['b']],
      ['status', 'begins with', 'E', ['ab', 'abc']],
      ['cognito:user_status', 'equals', 'UNCONFIRMED', ['abc']],
      ['cognito:user_status', 'begins with', 'CON', ['ab', 'b']],
      ['email', 'equals', 'x@example.com', ['ab', 'b']],
      ['email', 'equals', 'X@example.com', []],
      ['email', 'begins with', 'x', ['ab', 'b']],
      ['email', 'begins with', '', ['ab', 'b', 'abc']],
      ['name', 'begins with', 'Z%', ['abc']],
      ['name', 'begins with', '\u{d7ff}', ['b']],
      ['name', 'begins with', '\u{10ffff}', ['ab']],
      ['given_name', 'equals', 'G', ['b']],
      ['family_name', 'equals', 'F', ['b']],
      ['phone_number', 'equals', '+49', ['b']],
      ['preferred_username', 'equals', 'P', ['b']],
    ] as const)('finds users whose %s %s `%s`', async (column, by, value, found) => {
      const x = { email: 'x@example.com' }
      const b = {
        given_name: 'G',
        family_name: 'F',
        phone_number: '+49',
        preferred_username: 'P',
        name: '\u{d7ff}!',
      }
      await store.commit([
        create(user('b', { enabled: false, attributes: { ...x, ...b } })),
        create(user('ab', { attributes: { ...x, name: '\u{10ffff}!' } })),
        create(user('abc', { status: 'UNCONFIRMED', attributes: { email: 'y@example.com', name: 'Z%z' } })),
      ])
      expect(await names({ name: column, by, value })).toEqual(found)
    })

    it('tells a beginning from the next letter there is', async () => {
      const names = { a: '\u{d7ff}', b: '\u{e000}', c: '\u{10ffff}', d: '\u{ffff}' }
      await store.commit(
        Object.entries(names).map(([word, name]) => create(user(word, { attributes: { name } }))),
      )
      for (const [word, value] of Object.entries(names)) {
        const { users } = await store.users(poolId, {
          limit: 9,
          filter: { name: 'name', by: 'begins with', value },
        })
        expect(users.map(({ username }) => username)).toEqual([word])
      }
    })

    it.each(['equals', 'begins with'] as const)(
      'pages through those whose attribute %s a text',
      async (by) => {
        for (const index of range(7))
          await store.commit([
            create(user(`u${index}`, { attributes: { name: index % 2 ? 'odd' : 'even' } })),
          ])
        const filter = { name: 'name', by, value: 'even' }
        const first = await store.users(poolId, { limit: 3, filter })
        const second = await store.users(poolId, { limit: 3, filter, after: first.next ?? '' })
        expect(first.users.map(({ username }) => username)).toEqual(['u0', 'u2', 'u4'])
        expect(second.users.map(({ username }) => username)).toEqual(['u6'])
      },
    )

    it('follows an attribute when it changes and when it goes', async () => {
      await store.commit([create(user('ana', { attributes: { email: 'old' } }))])
      await store.commit([patch('ana', { attributes: { email: 'new' } })])
      expect(await names({ name: 'email', by: 'equals', value: 'old' })).toEqual([])
      expect(await names({ name: 'email', by: 'equals', value: 'new' })).toEqual(['ana'])
      await store.commit([patch('ana', { attributes: { email: null } })])
      expect(await names({ name: 'email', by: 'begins with', value: '' })).toEqual([])
    })

    it('lists by nothing else', async () => {
      const filter = { name: 'password', by: 'equals', value: 'x' } as const
      await expect(store.users(poolId, { limit: 1, filter })).rejects.toThrow(
        'users are not listed by `password`',
      )
    })

    it('counts the users of a pool', async () => {
      await store.commit([create(user('ana')), create(user('bob'))])
      await store.commit([{ kind: 'delete user', poolId, username: 'ana' }])
      expect(await store.userCount(poolId)).toBe(1)
    })
  })
}
