import { describe, expect, it } from 'vitest'
import type { UserPoolProperties } from '../../src/model/cloudformation.ts'
import type { User } from '../../src/model/user.ts'
import { ana, fault, password, world } from '../world.ts'

type World = Awaited<ReturnType<typeof world>>
type Ask = (made: World, name: string) => Promise<unknown>

const PreventUserExistenceErrors = 'LEGACY'
const named = ({ client }: World, Username: string) => ({ ClientId: client.id, Username })
const waiting: Partial<User> = { status: 'UNCONFIRMED' }

/** What people do by a name, before they have a token: each gets through where the name leads to them. */
const asks: readonly [string, Partial<User>, Ask][] = [
  [
    'InitiateAuth',
    {},
    ({ start }, USERNAME) => start('USER_PASSWORD_AUTH', { USERNAME, PASSWORD: password }),
  ],
  ['ForgotPassword', {}, (made, name) => made.call('ForgotPassword', named(made, name))],
  [
    'ConfirmForgotPassword',
    {},
    async (made, name) => {
      await made.call('ForgotPassword', named(made, name))
      const ConfirmationCode = made.code()
      await made.call('ConfirmForgotPassword', {
        ...named(made, name),
        ConfirmationCode,
        Password: 'Brand-New-1',
      })
    },
  ],
  ['ResendConfirmationCode', waiting, (made, name) => made.call('ResendConfirmationCode', named(made, name))],
  [
    'ConfirmSignUp',
    waiting,
    async (made, name) => {
      await made.call('ResendConfirmationCode', named(made, name))
      await made.call('ConfirmSignUp', { ...named(made, name), ConfirmationCode: made.code() })
    },
  ],
  ['AdminGetUser', {}, ({ call, pool }, Username) => call('AdminGetUser', { UserPoolId: pool.id, Username })],
]

type Pool = Partial<UserPoolProperties>
const anyCase = { UsernameConfiguration: { CaseSensitive: false } } as const
const addressed: Partial<User> = {
  attributes: {
    email: 'Ana@example.com',
    email_verified: 'true',
    phone_number: '+15550001234',
    phone_number_verified: 'true',
    preferred_username: 'annie',
  },
}
const unverified: Partial<User> = { attributes: { email: 'Ana@example.com', email_verified: 'false' } }
const byUuid = { username: ana.sub, ...addressed }
const alias: Pool = { AliasAttributes: ['email', 'phone_number', 'preferred_username'] }
const byEmail: Pool = { UsernameAttributes: ['email'] }

/** By which names people are found; `sensitive` pools tell capitals apart. */
const names: readonly [string, Pool, Partial<User>, string, boolean][] = [
  ['the name', {}, {}, 'ana', true],
  ['the name in capitals, where capitals count', {}, {}, 'ANA', false],
  ['the name in capitals, where they do not', anyCase, {}, 'ANA', true],
  ['the sub', {}, {}, ana.sub, true],
  ['an address that is no alias', {}, addressed, 'Ana@example.com', false],
  ['an alias', alias, addressed, 'Ana@example.com', true],
  ['an alias in small letters, where capitals count', alias, addressed, 'ana@example.com', false],
  [
    'an alias in small letters, where they do not',
    { ...alias, ...anyCase },
    addressed,
    'ana@example.com',
    true,
  ],
  ['an alias that is not verified', alias, unverified, 'Ana@example.com', false],
  ['a phone as an alias', alias, addressed, '+15550001234', true],
  ['an address in the place of a name', byEmail, byUuid, 'Ana@example.com', true],
  [
    'an address in the place of a name, not verified',
    byEmail,
    { username: ana.sub, ...unverified },
    'Ana@example.com',
    true,
  ],
  ['the name behind an address', byEmail, byUuid, ana.sub, true],
  ['an address in small letters, where capitals count', byEmail, byUuid, 'ana@example.com', false],
  [
    'an address in small letters, where they do not',
    { ...byEmail, ...anyCase },
    byUuid,
    'ana@example.com',
    true,
  ],
  ['a phone, where only e-mail stands for names', byEmail, byUuid, '+15550001234', false],
]

describe.each(asks)('%s finds people', (operation, state, ask) => {
  // Passwords are bound to the name that they were made for, and only verified addresses get codes of resets.
  const apart = (name: Partial<User>) =>
    (operation === 'InitiateAuth' && name.username) ||
    (/Forgot/.test(operation) && name.attributes?.['email_verified'] === 'false')

  it.each(names.filter(([, , user]) => !apart(user)))('by %s', async (_, pool, user, name, found) => {
    const made = await world({
      users: [{ ...ana, ...user, ...state }],
      pool,
      client: { PreventUserExistenceErrors },
    })
    if (found) await ask(made, name)
    else await expect(ask(made, name)).rejects.toEqual(fault('UserNotFoundException'))
  })

  it('by a preferred name only once they are confirmed', async () => {
    const made = await world({
      users: [{ ...ana, ...addressed, ...state }],
      pool: alias,
      client: { PreventUserExistenceErrors },
    })
    if (state.status === 'UNCONFIRMED')
      await expect(ask(made, 'annie')).rejects.toEqual(fault('UserNotFoundException'))
    else await ask(made, 'annie')
  })
})
