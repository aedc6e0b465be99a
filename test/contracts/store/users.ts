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
  user,
} from './material.ts'

/** What a store does with users and their names. */
export function users(opened: () => Ports['store']): void {
  let store: Ports['store']
  beforeEach(() => void (store = opened()))
  const find = (username: string) => store.user(poolId, username)

  describe('users', () => {
    it('gives back exactly what was kept', async () => {
      const ana = user('ana', {
        enabled: false,
        status: 'FORCE_CHANGE_PASSWORD',
        attributes: { email: 'ana@example.com', 'custom:tier': 'gold' },
        password: { salt: '00ab', verifier: `0${'c'.repeat(767)}` },
        temporaryUntil: now + 7,
        validSince: now + 9,
      })
      await store.commit([create(ana)])
      expect(await find('ana')).toEqual(ana)
      expect(await store.userByName(poolId, 'ana')).toEqual(ana)
    })

    it('knows nobody in another pool', async () => {
      await store.commit([create(user('ana'))])
      expect(await store.user('other', 'ana')).toBeUndefined()
      expect(await store.userByName('other', 'ana')).toBeUndefined()
      expect(await store.userCount('other')).toBe(0)
    })

    it('finds a user by every name and by no other', async () => {
      await store.commit([create(user('ana'), name('ana@example.com'), name('sub-of-ana'))])
      for (const word of ['ana', 'ana@example.com', 'sub-of-ana'])
        expect((await store.userByName(poolId, word))?.username).toBe('ana')
      expect(await store.userByName(poolId, 'ANA')).toBeUndefined()
      expect(await store.user(poolId, 'ana@example.com')).toBeUndefined()
    })

    it('lets one of two racing creations have the name', async () => {
      const raced = [store.commit([create(user('ana'))]), store.commit([create(user('ana', { sub: 'x' }))])]
      expect(await outcomes(raced)).toEqual(['kept', 'AliasExistsException'])
      expect((await find('ana'))?.sub).toBe('sub-of-ana')
      expect(await store.userCount(poolId)).toBe(1)
    })

    it("refuses a taken name with the claim's own words", async () => {
      await store.commit([create(user('ana'), name('shared'))])
      const refused = store.commit([create(user('bob'), name('shared'))])
      await expect(refused).rejects.toMatchObject({
        name: 'Fault',
        code: 'AliasExistsException',
        message: 'shared is taken',
      })
      expect(await find('bob')).toBeUndefined()
    })

    it('refuses a second user of the same internal name, whatever names are claimed', async () => {
      await store.commit([create(user('ana'))])
      const again = store.commit([{ kind: 'create user', user: user('ana', { sub: 'x' }), names: [] }])
      await expect(again).rejects.toMatchObject({ code: 'UsernameExistsException' })
      expect((await find('ana'))?.sub).toBe('sub-of-ana')
    })

    it('takes a name from its holder, whose attribute is then unverified', async () => {
      const held = { email: 'a@b.c', email_verified: 'true' }
      await store.commit([create(user('ana', { attributes: held }), name('a@b.c'))])
      await store.commit([create(user('bob', { attributes: held }), name('a@b.c', 'email'))])
      expect((await store.userByName(poolId, 'a@b.c'))?.username).toBe('bob')
      expect((await find('ana'))?.attributes).toEqual({ email: 'a@b.c', email_verified: 'false' })
      expect((await find('bob'))?.attributes).toEqual(held)
    })

    it('keeps a user verified who takes a name that is already theirs', async () => {
      const attributes = { email: 'a@b.c', email_verified: 'true' }
      await store.commit([create(user('ana', { attributes }), name('a@b.c'))])
      await store.commit([patch('ana', {}, [name('ana'), name('a@b.c', 'email')])])
      expect((await find('ana'))?.attributes).toEqual(attributes)
    })

    it('patches what is named and leaves the rest', async () => {
      const ana = user('ana', {
        attributes: { email: 'old', name: 'Ana', nickname: 'an' },
        password: { salt: '01', verifier: '02' },
        temporaryUntil: now,
      })
      await store.commit([create(ana)])
      await store.commit([patch('ana', { attributes: { email: 'new', nickname: null, locale: 'de' } })])
      const attributes = { email: 'new', name: 'Ana', locale: 'de' }
      expect(await find('ana')).toEqual({ ...ana, attributes })
      const { temporaryUntil: _, ...settled } = ana
      const set = {
        enabled: false,
        status: 'RESET_REQUIRED',
        modifiedAt: now + 1,
        validSince: now + 2,
        password: { salt: '03', verifier: '04' },
      } as const
      await store.commit([patch('ana', { ...set, temporaryUntil: null })])
      expect(await find('ana')).toEqual({ ...settled, attributes, ...set })
    })

    it('keeps both of two patches to different attributes', async () => {
      await store.commit([create(user('ana'))])
      await Promise.all(
        range(20).map((index) => store.commit([patch('ana', { attributes: { [`a${index}`]: 'x' } })])),
      )
      expect(Object.keys((await find('ana'))?.attributes ?? {})).toHaveLength(20)
    })

    it('replaces names where a patch gives them', async () => {
      await store.commit([create(user('ana'), name('old')), create(user('bob'), name('his'))])
      await store.commit([patch('ana', {}, [name('ana'), name('new')])])
      expect(await store.userByName(poolId, 'old')).toBeUndefined()
      expect((await store.userByName(poolId, 'new'))?.username).toBe('ana')
      await expect(store.commit([patch('ana', {}, [name('his')])])).rejects.toMatchObject({
        message: 'his is taken',
      })
      expect((await store.userByName(poolId, 'new'))?.username).toBe('ana')
    })

    it('changes nothing for a user who has gone meanwhile', async () => {
      await store.commit([
        patch('ghost', { enabled: true }, [name('ghost')]),
        { kind: 'join group', poolId, username: 'ghost', group: 'admins' },
        keepCode('hash', 'ghost'),
        { kind: 'keep grant', grant: grant({ username: 'ghost' }), token: 'token' },
        { kind: 'delete user', poolId, username: 'ghost' },
      ])
      await store.commit([create(user('ghost'))])
      expect(await store.groupsOf(poolId, 'ghost')).toEqual([])
      expect(await store.code(poolId, 'ghost', 'reset')).toBeUndefined()
      expect(await store.refreshToken('token')).toBeUndefined()
      expect(await store.grantStands('grant')).toBe(false)
    })

    it('takes out a user with everything that stands for them', async () => {
      await store.commit([
        create(user('ana'), name('a@b.c')),
        { kind: 'join group', poolId, username: 'ana', group: 'admins' },
        keepCode('hash'),
        { kind: 'keep grant', grant: grant(), token: 'token' },
        { kind: 'keep sign-in', signIn: signIn() },
      ])
      await store.commit([{ kind: 'delete user', poolId, username: 'ana' }])
      expect(await find('ana')).toBeUndefined()
      expect(await store.userCount(poolId)).toBe(0)
      expect(await store.grantStands('grant')).toBe(false)
      expect(await store.refreshToken('token')).toBeUndefined()
      expect(await store.claim('sign-in', 'ticket', now)).toBe('unknown')
      await store.commit([create(user('ana'), name('a@b.c'))])
      expect(await store.groupsOf(poolId, 'ana')).toEqual([])
      expect(await store.code(poolId, 'ana', 'reset')).toBeUndefined()
    })

    it('remembers so many passwords that a user had, the last one first, as long as there is the user', async () => {
      const password = (letter: string) => ({ salt: letter, verifier: letter })
      const change = (letter: string): Write[] => [
        { kind: 'retire password', poolId, username: 'ana', keep: 2 },
        patch('ana', { password: password(letter) }),
      ]
      await store.commit([create(user('ana', { password: password('a') })), create(user('bob'))])
      expect(await store.oldPasswords(poolId, 'ana')).toEqual([])
      for (const letter of ['b', 'c', 'd']) await store.commit(change(letter))
      expect(await store.oldPasswords(poolId, 'ana')).toEqual([password('c'), password('b')])
      await store.commit([{ kind: 'retire password', poolId, username: 'bob', keep: 2 }])
      expect(await store.oldPasswords(poolId, 'bob')).toEqual([])
      await store.commit([{ kind: 'delete user', poolId, username: 'ana' }, create(user('ana'))])
      expect(await store.oldPasswords(poolId, 'ana')).toEqual([])
    })

    it.each([
      ['letters of every script', 'Ünïcødé-用户-🦊-\u{10ffff}'],
      ['a name that objects have', '__proto__'],
      ['another name that objects have', 'constructor'],
      ['a zero byte', 'a\0b'],
      ['what SQL reads', `'; DROP TABLE users; -- " % _`],
      ['a huge value', 'x'.repeat(1_000_000)],
    ])('keeps %s as it is', async (_, word) => {
      const attributes = JSON.parse(JSON.stringify({ name: word }).replace('"name"', JSON.stringify(word)))
      const odd = user(word, { attributes: { ...attributes, email: word } })
      await store.commit([create(odd)])
      await store.commit([patch(word, { attributes: { locale: word } })])
      const found = await store.userByName(poolId, word)
      expect(found?.username).toBe(word)
      expect(Object.entries(found?.attributes ?? {})).toEqual([
        ...Object.entries(odd.attributes),
        ['locale', word],
      ])
      const filter = { name: 'email', by: 'equals', value: word } as const
      expect((await store.users(poolId, { limit: 9, filter })).users).toHaveLength(1)
    })

    it('keeps half a letter in an attribute', async () => {
      await store.commit([create(user('ana', { attributes: { name: 'a\ud800' } }))])
      await store.commit([patch('ana', { attributes: { nickname: '\udfff' } })])
      expect((await find('ana'))?.attributes).toEqual({ name: 'a\ud800', nickname: '\udfff' })
    })
  })
}
