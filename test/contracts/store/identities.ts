import { beforeEach, describe, expect, it } from 'vitest'
import type { Write } from '../../../src/engine/effect.ts'
import type { Ports } from '../../../src/engine/ports.ts'
import type { Login } from '../../../src/model/identity.ts'
import { now, outcomes, range } from './material.ts'

const poolId = 'us-east-1:00000000-0000-4000-8000-000000000001'
const id = (number: number) => `us-east-1:00000000-0000-4000-8000-${String(number).padStart(12, '0')}`
const google = (subject: string): Login => ({ kind: 'public', provider: 'accounts.google.com', subject })
const apple = (subject: string): Login => ({ kind: 'public', provider: 'appleid.apple.com', subject })
const ours = (subject: string): Login => ({ kind: 'developer', provider: 'login.shop', subject })

const create = (number: number, pool = poolId): Write => ({
  kind: 'create identity',
  identity: { id: id(number), identityPoolId: pool, createdAt: now },
})
const link = (number: number, login: Login): Write => ({
  kind: 'link login',
  identityId: id(number),
  login,
  at: now + 1,
  taken: { code: 'ResourceConflictException', message: 'taken' },
})
const hold = (number: number, as: Login | 'guest'): Write => ({
  kind: 'hold identity',
  identityId: id(number),
  as,
  refused: { code: 'ResourceConflictException', message: 'taken' },
})
const unlink = (number: number, login: Login): Write => ({
  kind: 'unlink login',
  identityId: id(number),
  login,
  at: now + 2,
  gone: { code: 'ResourceNotFoundException' },
})
const merge = (from: number, into: number): Write => ({
  kind: 'merge identities',
  from: id(from),
  into: id(into),
  at: now + 3,
  refused: { code: 'ConcurrentModificationException' },
})

/** Identities, the logins that lead to them, and the identity pools that the API made. */
export function identities(opened: () => Ports['store']): void {
  let store: Ports['store']
  beforeEach(() => void (store = opened()))
  const find = (number: number) => store.identity(id(number))

  describe('identities', () => {
    it('are guests until a login is linked to them, and never again', async () => {
      await store.commit([create(1)])
      expect(await find(1)).toEqual({
        id: id(1),
        identityPoolId: poolId,
        createdAt: now,
        modifiedAt: now,
        guest: true,
        logins: [],
      })
      await store.commit([link(1, google('ana'))])
      expect(await find(1)).toMatchObject({ guest: false, modifiedAt: now + 1, logins: [google('ana')] })
      await store.commit([unlink(1, google('ana'))])
      expect(await find(1)).toMatchObject({ guest: false, modifiedAt: now + 2, logins: [] })
    })

    it('are found by each of their logins, in their own pool', async () => {
      const all = [ours('ana'), apple('a'), google('ana')]
      await store.commit([create(1), ...all.map((login) => link(1, login))])
      for (const login of all) expect((await store.identityByLogin(poolId, login))?.id).toBe(id(1))
      expect((await find(1))?.logins).toEqual([ours('ana'), google('ana'), apple('a')])
      expect(await store.identityByLogin('us-east-1:2', google('ana'))).toBeUndefined()
      expect(await store.identityByLogin(poolId, google('bob'))).toBeUndefined()
      expect(await store.identityByLogin(poolId, { ...google('ana'), kind: 'developer' })).toBeUndefined()
    })

    it('go with their logins', async () => {
      await store.commit([create(1), link(1, google('ana')), { kind: 'delete identity', id: id(1) }])
      expect(await find(1)).toBeUndefined()
      await store.commit([create(2), link(2, google('ana'))])
      expect((await store.identityByLogin(poolId, google('ana')))?.id).toBe(id(2))
    })

    it('are listed a page at a time, with or without those that were merged', async () => {
      await store.commit([...range(7).map((number) => create(number)), create(50, 'us-east-1:2')])
      await store.commit([merge(1, 0), merge(2, 0)])
      const pages = async (enabled: boolean) => {
        const found: string[][] = []
        for (let after = ''; ;) {
          const page = await store.identities(poolId, { limit: 3, after, enabled })
          found.push(page.identities.map((one) => one.id))
          if (page.next === undefined) return found
          after = page.next
        }
      }
      expect(await pages(false)).toEqual([[id(0), id(1), id(2)], [id(3), id(4), id(5)], [id(6)]])
      expect(await pages(true)).toEqual([
        [id(0), id(3), id(4)],
        [id(5), id(6)],
      ])
    })

    it('tell the users of a developer provider, a page at a time', async () => {
      await store.commit([
        create(1),
        ...['c', 'a', 'b'].map((user) => link(1, ours(user))),
        link(1, { ...ours('other'), provider: 'login.other' }),
        link(1, google('z')),
      ])
      const first = await store.developerUsers(id(1), { provider: 'login.shop', limit: 2 })
      expect(first).toEqual({ users: ['a', 'b'], next: 'b' })
      const page = { provider: 'login.shop', limit: 2, after: 'b' }
      expect(await store.developerUsers(id(1), page)).toEqual({ users: ['c'] })
    })
  })

  describe('holding', () => {
    it.each<[string, Write[], Write]>([
      ['a guest', [], hold(1, 'guest')],
      ['the identity to which a login leads', [link(1, ours('ana'))], hold(1, ours('ana'))],
    ])('%s changes nothing', async (_, before, write) => {
      await store.commit([create(1), ...before])
      const was = await find(1)
      await store.commit([write])
      expect(await find(1)).toEqual(was)
    })

    it.each<[string, Write[], Write]>([
      ['for a guest who is somebody', [link(1, google('ana'))], hold(1, 'guest')],
      [
        'for a guest who once was somebody',
        [link(1, google('ana')), unlink(1, google('ana'))],
        hold(1, 'guest'),
      ],
      ['for a guest who was merged', [merge(1, 2)], hold(1, 'guest')],
      ['for a guest who is not there', [], hold(9, 'guest')],
      ['by a login that leads nowhere', [], hold(1, google('ana'))],
      ['by a login that leads elsewhere', [link(2, google('ana'))], hold(1, google('ana'))],
      [
        'by a login of another kind',
        [link(1, google('ana'))],
        hold(1, { ...google('ana'), kind: 'developer' }),
      ],
      ['by a login that was moved', [link(1, google('ana')), merge(1, 2)], hold(1, google('ana'))],
    ])('is refused %s, with all that rests on it', async (_, before, write) => {
      await store.commit([create(1), create(2), ...before])
      const was = [await find(1), await find(2)]
      await expect(store.commit([link(2, apple('new')), write])).rejects.toMatchObject({
        code: 'ResourceConflictException',
        message: 'taken',
      })
      expect([await find(1), await find(2)]).toEqual(was)
    })

    it('sees what the writes before it have done', async () => {
      await store.commit([create(1), create(2), link(1, google('ana'))])
      const taking = [merge(2, 1), hold(2, 'guest')]
      await expect(store.commit(taking)).rejects.toMatchObject({ code: 'ResourceConflictException' })
      expect(await find(2)).not.toHaveProperty('mergedInto')
    })
  })

  describe('linking', () => {
    it.each<[string, Write[]]>([
      ['a login that somebody else has', [link(2, google('ana'))]],
      ['a login that it has already', [link(1, google('ana'))]],
      ['another user of a public provider', [link(1, google('ana two'))]],
      ['to nobody', [link(9, google('new'))]],
      ['to one that was merged', [merge(2, 1), link(2, apple('new'))]],
    ])('refuses %s', async (_, writes) => {
      await store.commit([create(1), create(2), link(1, google('ana'))])
      await expect(store.commit(writes)).rejects.toMatchObject({
        code: 'ResourceConflictException',
        message: 'taken',
      })
      expect((await find(1))?.logins).toEqual([google('ana')])
      expect(await find(2)).toMatchObject({ guest: true, logins: [] })
    })

    it('takes several users of a developer provider', async () => {
      await store.commit([create(1), link(1, ours('ana')), link(1, ours('ana two'))])
      expect((await find(1))?.logins).toEqual([ours('ana'), ours('ana two')])
    })

    it('gives a login to one of many who want it at once', async () => {
      const many = range(10).map((number) => store.commit([create(number), link(number, google('ana'))]))
      const kept = await outcomes(many)
      expect(kept.filter((one) => one === 'kept')).toHaveLength(1)
      expect((await store.identities(poolId, { limit: 60 })).identities).toHaveLength(1)
    })

    it('is undone once, by whoever comes first', async () => {
      await store.commit([create(1), link(1, google('ana'))])
      const both = [google('ana'), google('ana')].map((login) => store.commit([unlink(1, login)]))
      expect(await outcomes(both)).toEqual(['kept', 'ResourceNotFoundException'])
    })
  })

  describe('merging', () => {
    it('moves the logins of one to another, and disables it', async () => {
      await store.commit([create(1), create(2), link(1, google('ana')), link(2, apple('ana'))])
      await store.commit([merge(1, 2)])
      expect(await find(1)).toMatchObject({ mergedInto: id(2), logins: [], modifiedAt: now + 3 })
      expect(await find(2)).toMatchObject({ logins: [google('ana'), apple('ana')], modifiedAt: now + 3 })
      expect((await store.identityByLogin(poolId, google('ana')))?.id).toBe(id(2))
    })

    it.each<[string, Write[]]>([
      ['two users of one public provider', [link(1, google('ana')), link(2, google('bob')), merge(1, 2)]],
      ['one that was merged', [merge(1, 3), merge(1, 2)]],
      ['into one that was merged', [merge(2, 3), merge(1, 2)]],
      ['into nobody', [merge(1, 9)]],
      ['nobody', [merge(9, 1)]],
      ['one with itself', [merge(1, 1)]],
    ])('refuses %s, and changes nothing', async (_, writes) => {
      await store.commit([create(1), create(2), create(3)])
      await expect(store.commit(writes)).rejects.toMatchObject({ code: 'ConcurrentModificationException' })
      expect([await find(1), await find(2), await find(3)]).toMatchObject(
        range(3).map(() => ({ guest: true, logins: [], modifiedAt: now })),
      )
      expect((await store.identities(poolId, { limit: 9, enabled: true })).identities).toHaveLength(3)
    })

    it('makes one identity of two that are merged into each other at once', async () => {
      await store.commit([create(1), create(2), link(1, google('ana')), link(2, apple('ana'))])
      const both = [store.commit([merge(1, 2)]), store.commit([merge(2, 1)])]
      expect(await outcomes(both)).toEqual(['kept', 'ConcurrentModificationException'])
      expect((await find(2))?.logins).toHaveLength(2)
    })
  })

  describe('made identity pools', () => {
    const gone = { code: 'ResourceNotFoundException' } as const
    const properties = { IdentityPoolName: 'made', AllowUnauthenticatedIdentities: true }
    const pool = { name: 'made', id: poolId, properties, principalTags: [] }
    const make: Write = { kind: 'make identity pool', pool }
    const change = (set: (Write & { kind: 'change identity pool' })['set']): Write => ({
      kind: 'change identity pool',
      id: poolId,
      set,
      gone,
    })

    it('are kept as they were made, and go with their identities', async () => {
      await store.commit([make, create(1), link(1, google('ana')), create(2, 'us-east-1:2')])
      expect(await store.madeIdentityPool(poolId)).toEqual(pool)
      expect(await store.madeIdentityPools()).toEqual([pool])
      await store.commit([{ kind: 'delete identity pool', id: poolId }])
      expect(await store.madeIdentityPool(poolId)).toBeUndefined()
      expect(await store.madeIdentityPools()).toEqual([])
      expect([await find(1), (await find(2))?.id]).toEqual([undefined, id(2)])
    })

    it('are changed part by part, and no change undoes another', async () => {
      await store.commit([make])
      const roles = { Roles: { authenticated: 'arn:aws:iam::1:role/a' } }
      const mapped = (tag: string) => ({ IdentityProviderName: 'p', PrincipalTags: { [tag]: 'sub' } })
      await Promise.all(
        [
          { tags: { a: '1', b: '2' } },
          { tags: { b: null, c: '3' } },
          { properties: { ...properties, IdentityPoolName: 'renamed' } },
          { roles },
          { principalTags: mapped('one') },
          { principalTags: { IdentityProviderName: 'q', UseDefaults: true } },
          { principalTags: mapped('two') },
        ].map((set) => store.commit([change(set)])),
      )
      expect(await store.madeIdentityPool(poolId)).toEqual({
        id: poolId,
        name: 'renamed',
        properties: {
          ...properties,
          IdentityPoolName: 'renamed',
          IdentityPoolTags: [
            { Key: 'a', Value: '1' },
            { Key: 'c', Value: '3' },
          ],
        },
        roles,
        principalTags: [{ IdentityProviderName: 'q', UseDefaults: true }, mapped('two')],
      })
    })

    it('are not changed once they are gone', async () => {
      await expect(store.commit([change({ tags: {} })])).rejects.toMatchObject(gone)
    })
  })
}
