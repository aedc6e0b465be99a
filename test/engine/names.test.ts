import { describe, expect, it } from 'vitest'
import { nameKey, namesOf, takenAsName } from '../../src/engine/users/names.ts'
import { placeName } from '../../src/engine/users/place-name.ts'
import type { UserPoolProperties } from '../../src/model/cloudformation.ts'
import type { UserPool } from '../../src/model/pool.ts'
import type { User } from '../../src/model/user.ts'
import { ana, fault, world } from '../world.ts'

const { pool: plain } = await world()
const poolWith = (properties: Partial<UserPoolProperties> = {}): UserPool => ({
  ...plain,
  properties: { UserPoolName: 'test', ...properties },
})
const anyCase = { UsernameConfiguration: { CaseSensitive: false } }
const verified = { email: 'Ana@Example.com', email_verified: 'true' }

describe('a name', () => {
  it.each([
    ['as it is typed', {}, 'Ana'],
    ['as it is typed, where case counts', { UsernameConfiguration: { CaseSensitive: true } }, 'Ana'],
    ['in small letters, where it does not', anyCase, 'ana'],
  ])('is looked for %s', (_, properties, key) => {
    expect(nameKey(poolWith(properties), 'Ana')).toBe(key)
  })

  const aliases = { AliasAttributes: ['email', 'phone_number', 'preferred_username'] } as const
  it.each<[string, Partial<UserPoolProperties>, Partial<User>, string[]]>([
    ['the user name and the sub', {}, { attributes: verified }, ['ana', ana.sub]],
    ['one, where they are the same', {}, { username: ana.sub }, [ana.sub]],
    [
      'the address, verified or not, where it is the user name',
      { UsernameAttributes: ['email'] },
      { username: ana.sub, attributes: { email: 'ana@example.com' } },
      [ana.sub, 'ana@example.com'],
    ],
    [
      'address and number, where both may be the user name',
      { UsernameAttributes: ['email', 'phone_number'] },
      { username: ana.sub, attributes: { email: 'ana@example.com', phone_number: '+1555' } },
      [ana.sub, 'ana@example.com', '+1555'],
    ],
    ['an alias that is verified', aliases, { attributes: verified }, ['ana', ana.sub, 'Ana@Example.com']],
    [
      'an alias in small letters',
      { ...aliases, ...anyCase },
      { attributes: verified },
      ['ana', ana.sub, 'ana@example.com'],
    ],
    [
      'no alias that is not verified',
      aliases,
      { attributes: { ...verified, email_verified: 'false', phone_number: '+1555' } },
      ['ana', ana.sub],
    ],
    [
      'the preferred name of a confirmed user',
      aliases,
      { attributes: { preferred_username: 'annie' } },
      ['ana', ana.sub, 'annie'],
    ],
    [
      'no preferred name of an unconfirmed one',
      aliases,
      { status: 'UNCONFIRMED', attributes: { preferred_username: 'annie' } },
      ['ana', ana.sub],
    ],
    [
      'no preferred name where it is no alias',
      { AliasAttributes: ['email'] },
      { attributes: { preferred_username: 'annie' } },
      ['ana', ana.sub],
    ],
    [
      'a preferred name that is the user name but once',
      aliases,
      { attributes: { preferred_username: 'ana' } },
      ['ana', ana.sub],
    ],
  ])('that leads to a user is %s', (_, properties, more, names) => {
    const claims = namesOf(poolWith(properties), { ...ana, attributes: {}, ...more })
    expect(claims.map(({ name }) => name)).toEqual(names)
  })

  it('is taken from another only where that is wished for', () => {
    const user = { ...ana, attributes: verified }
    const takes = (take: string[]) =>
      namesOf(poolWith({ AliasAttributes: ['email'] }), user, take).map((one) => one.take)
    expect(takes([])).toEqual([undefined, undefined, undefined])
    expect(takes(['email'])).toEqual([undefined, undefined, 'email'])
  })

  it.each([
    [
      'of a new user',
      takenAsName,
      'UsernameExistsException',
      'An account with the given email already exists.',
    ],
    ['of one who is there', undefined, 'AliasExistsException', 'An account with the email already exists.'],
  ] as const)('that is taken is refused in the words of what is done: %s', (_, words, code, message) => {
    for (const properties of [{ AliasAttributes: ['email'] }, { UsernameAttributes: ['email'] }] as const) {
      const claims = namesOf(poolWith(properties), { ...ana, attributes: verified }, [], words)
      expect(claims.map(({ taken }) => taken)).toEqual([
        { code: 'UsernameExistsException' },
        { code: 'UsernameExistsException' },
        { code, message },
      ])
    }
  })
})

describe('the name of a new user', () => {
  const emails = { UsernameAttributes: ['email'] } as const
  const phones = { UsernameAttributes: ['phone_number'] } as const
  const either = { UsernameAttributes: ['email', 'phone_number'] } as const

  it.each<
    [string, Partial<UserPoolProperties>, string, Record<string, string>, string, Record<string, string>]
  >([
    ['stays as it is typed', {}, 'bob', { name: 'Bob' }, 'bob', { name: 'Bob' }],
    ['may look like an address', {}, 'bob@example.com', {}, 'bob@example.com', {}],
    [
      'may look like a number where e-mail is the alias',
      { AliasAttributes: ['email'] },
      '+1555',
      {},
      '+1555',
      {},
    ],
    ['is the address', emails, 'bob@example.com', {}, 'sub', { email: 'bob@example.com' }],
    ['is the number', phones, '+1555', {}, 'sub', { phone_number: '+1555' }],
    [
      'is either: the number',
      either,
      '+1555',
      { name: 'Bob' },
      'sub',
      { name: 'Bob', phone_number: '+1555' },
    ],
    ['is either: the address', either, 'bob@example.com', {}, 'sub', { email: 'bob@example.com' }],
    [
      'is the address that is also given',
      { ...emails, ...anyCase },
      'BOB@example.com',
      { email: 'bob@example.com' },
      'sub',
      { email: 'bob@example.com' },
    ],
  ])('%s', (_, properties, typed, given, username, attributes) => {
    expect(placeName(poolWith(properties), typed, given, 'sub')).toEqual({ username, attributes })
  })

  const alias = (form: string, what: string) =>
    `Username cannot be of ${form} format, since user pool is configured for ${what} alias.`
  it.each<[string, Partial<UserPoolProperties>, string, Record<string, string>, string]>([
    ['no address', emails, 'bob', {}, 'Username should be an email.'],
    ['a number for an address', emails, '+1555', {}, 'Username should be an email.'],
    ['no number', phones, 'bob', {}, 'Username should be a phone number.'],
    ['neither', either, 'bob', {}, 'Username should be either an email or a phone number.'],
    [
      'two addresses',
      emails,
      'bob@example.com',
      { email: 'eve@example.com' },
      'Username and email must be the same.',
    ],
    ['an address for a name', { AliasAttributes: ['email'] }, 'bob@example.com', {}, alias('email', 'email')],
    [
      'a number for a name',
      { AliasAttributes: ['phone_number'] },
      '+1555',
      {},
      alias('phone number', 'phone number'),
    ],
  ])('is refused: %s', (_, properties, typed, given, message) => {
    expect(() => placeName(poolWith(properties), typed, given, 'sub')).toThrow(
      fault('InvalidParameterException', message),
    )
  })
})
