import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { NameClaim, Write } from '../../src/engine/effect.ts'
import type { Ports } from '../../src/engine/ports.ts'
import type { SignIn } from '../../src/model/sign-in.ts'
import type { Grant, User } from '../../src/model/user.ts'

/** A store to be judged: empty at first; `again` closes it and opens the same data anew, where it lasts. */
export interface Judged {
  readonly store: Ports['store']
  close(): void
  again?(): Promise<Judged>
}

const now = Date.UTC(2026, 0, 5)
const poolId = 'eu-central-1_Shop00001'
const range = (count: number) => Array.from({ length: count }, (_, index) => index)

const user = (username: string, more: Partial<User> = {}): User => ({
  poolId,
  username,
  sub: `sub-of-${username}`,
  enabled: true,
  status: 'CONFIRMED',
  attributes: {},
  createdAt: now,
  modifiedAt: now,
  ...more,
})
const name = (word: string, take?: NameClaim['take']): NameClaim => ({
  name: word,
  taken: { code: 'AliasExistsException', message: `${word} is taken` },
  ...(take && { take }),
})
const create = (made: User, ...names: NameClaim[]): Write => ({
  kind: 'create user',
  user: made,
  names: [name(made.username), ...names],
})
const signIn = (more: Partial<SignIn> = {}): SignIn => ({
  id: 'sign-in',
  poolId,
  clientId: 'client',
  username: 'ana',
  typed: 'Ana',
  flow: 'CUSTOM_AUTH',
  expiresAt: now + 180_000,
  results: [{ challengeName: 'CUSTOM_CHALLENGE', challengeResult: false, challengeMetadata: null }],
  ticket: 'ticket',
  asked: { name: 'CUSTOM_CHALLENGE', memory: { private: { answer: '42' }, metadata: null } },
  ...more,
})
const grant = (more: Partial<Grant> = {}): Grant => ({
  id: 'grant',
  poolId,
  clientId: 'client',
  username: 'ana',
  authTime: now / 1000,
  scope: 'aws.cognito.signin.user.admin',
  expiresAt: now + 3_600_000,
  ...more,
})
const keepCode = (hash: string, username = 'ana'): Write => ({
  kind: 'keep code',
  poolId,
  username,
  purpose: 'reset',
  code: { hash, expiresAt: now + 60_000 },
})
const spendCode = (hash: string): Write => ({
  kind: 'spend code',
  poolId,
  username: 'ana',
  purpose: 'reset',
  hash,
  spent: { code: 'ExpiredCodeException', message: 'gone' },
})
const rotate = (from: string, to: string): Write => ({
  kind: 'rotate token',
  grantId: 'grant',
  from,
  to,
  retiredUntil: now + 5,
  reused: { code: 'RefreshTokenReuseException' },
})
const patch = (
  username: string,
  set: (Write & { kind: 'patch user' })['set'],
  names?: NameClaim[],
): Write => ({
  kind: 'patch user',
  poolId,
  username,
  set,
  ...(names && { names }),
})
const outcomes = async (all: Promise<unknown>[]) =>
  (await Promise.allSettled(all)).map((one) => (one.status === 'fulfilled' ? 'kept' : one.reason.code))

/** The behaviour by which any store is judged. */
export function storeContract(title: string, open: () => Promise<Judged>): void {
  describe(`a store: ${title}`, () => {
    let judged: Judged
    let store: Ports['store']
    const find = (username: string) => store.user(poolId, username)
    beforeEach(async () => {
      judged = await open()
      store = judged.store
    })
    afterEach(() => judged.close())

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

      it('takes a preferred name without inventing an attribute', async () => {
        await store.commit([create(user('ana', { attributes: { preferred_username: 'a' } }), name('a'))])
        await store.commit([
          create(user('bob')),
          patch('bob', {}, [name('bob'), name('a', 'preferred_username')]),
        ])
        expect((await store.userByName(poolId, 'a'))?.username).toBe('bob')
        expect((await find('ana'))?.attributes).toEqual({ preferred_username: 'a' })
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
        ['email', 'begins with', '', ['ab', 'abc', 'b']],
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

    describe('sign-ins', () => {
      beforeEach(() => store.commit([{ kind: 'keep sign-in', signIn: signIn() }]))
      const claim = (ticket = 'ticket', at = now) => store.claim('sign-in', ticket, at)

      it('hands the sign-in to whoever has its ticket, as it was kept', async () => {
        expect(await claim()).toEqual(signIn())
      })

      it('hands it to one of two who ask at once', async () => {
        const both = await Promise.all([claim(), claim()])
        expect(both).toEqual([signIn(), 'spent'])
      })

      it.each([
        ['an unknown one', 'unknown', () => store.claim('nobody', 'ticket', now)],
        ['an earlier ticket', 'spent', () => claim('earlier')],
        ['no ticket', 'spent', () => claim('')],
        ['a late answer', 'expired', () => claim('ticket', now + 180_000)],
      ] as const)('refuses %s', async (_, why, ask) => {
        expect(await ask()).toBe(why)
      })

      it('stays answerable after a wrong ticket', async () => {
        await claim('wrong')
        expect(await claim()).toEqual(signIn())
      })

      it('can be answered again with the same ticket once given back', async () => {
        await claim()
        await store.release('sign-in')
        expect(await claim()).toEqual(signIn())
      })

      it('takes the next ticket and no longer the last', async () => {
        await claim()
        await store.commit([{ kind: 'keep sign-in', signIn: signIn({ ticket: 'next' }) }])
        expect(await claim()).toBe('spent')
        expect(await claim('next')).toEqual(signIn({ ticket: 'next' }))
      })

      it('is spent once it has ended, and is not given back', async () => {
        await claim()
        await store.commit([{ kind: 'end sign-in', id: 'sign-in' }])
        await store.release('sign-in')
        expect(await claim()).toBe('spent')
      })

      it('opens for nobody while nothing was asked', async () => {
        const { ticket: _, ...unasked } = signIn({ id: 'unasked' })
        await store.commit([{ kind: 'keep sign-in', signIn: unasked }])
        expect(await store.claim('unasked', '', now)).toBe('spent')
      })
    })

    describe('grants', () => {
      beforeEach(() =>
        store.commit([create(user('ana')), { kind: 'keep grant', grant: grant(), token: 'first' }]),
      )

      it('finds a grant by the hash of its token', async () => {
        expect(await store.refreshToken('first')).toEqual({ hash: 'first', grant: grant() })
        expect(await store.refreshToken('grant')).toBeUndefined()
        expect(await store.grantStands('grant')).toBe(true)
      })

      it('rotates once, and still knows the token it retired', async () => {
        const raced = [store.commit([rotate('first', 'second')]), store.commit([rotate('first', 'third')])]
        expect(await outcomes(raced)).toEqual(['kept', 'RefreshTokenReuseException'])
        expect(await store.refreshToken('first')).toEqual({
          hash: 'first',
          grant: grant(),
          retiredUntil: now + 5,
        })
        expect(await store.refreshToken('second')).toEqual({ hash: 'second', grant: grant() })
        expect(await store.refreshToken('third')).toBeUndefined()
      })

      it('adds a token beside the current one', async () => {
        const add = (grantId: string, token: string): Write => ({ kind: 'add token', grantId, token })
        await store.commit([add('grant', 'beside'), add('gone', 'lost')])
        expect(await store.refreshToken('beside')).toEqual({ hash: 'beside', grant: grant() })
        expect(await store.refreshToken('first')).toEqual({ hash: 'first', grant: grant() })
        expect(await store.refreshToken('lost')).toBeUndefined()
      })

      it.each([
        ['one grant', { kind: 'revoke grant', grantId: 'grant' }],
        ['all grants of a user', { kind: 'revoke grants', poolId, username: 'ana' }],
      ] as const)('revokes %s for every token of it', async (_, write) => {
        await store.commit([rotate('first', 'second'), write])
        expect(await store.grantStands('grant')).toBe(false)
        expect((await store.refreshToken('first'))?.grant.revoked).toBe(true)
        expect((await store.refreshToken('second'))?.grant.revoked).toBe(true)
      })

      it("leaves other users' grants alone", async () => {
        await store.commit([
          create(user('bob')),
          { kind: 'keep grant', grant: grant({ id: 'his', username: 'bob' }), token: 'his token' },
          { kind: 'revoke grants', poolId, username: 'ana' },
        ])
        expect(await store.grantStands('his')).toBe(true)
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

    it('has everything again after it was closed', async ({ skip }) => {
      if (!judged.again) return skip('this store lasts as long as its process')
      const ana = user('ana', { password: { salt: '01', verifier: '02' } })
      await store.commit([
        create(ana, name('a@b.c')),
        keepCode('hash'),
        { kind: 'join group', poolId, username: 'ana', group: 'admins' },
        { kind: 'keep grant', grant: grant(), token: 'token' },
        { kind: 'keep sign-in', signIn: signIn() },
      ])
      judged = await judged.again()
      store = judged.store
      expect(await store.userByName(poolId, 'a@b.c')).toEqual(ana)
      expect(await store.groupsOf(poolId, 'ana')).toEqual(['admins'])
      expect((await store.code(poolId, 'ana', 'reset'))?.hash).toBe('hash')
      expect((await store.refreshToken('token'))?.grant).toEqual(grant())
      expect(await store.claim('sign-in', 'ticket', now)).toEqual(signIn())
      expect(await store.userCount(poolId)).toBe(1)
    })
  })
}
