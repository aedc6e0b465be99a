import { describe, expect, it } from 'vitest'
import { newVerifier, privateKey } from '../../src/engine/secrets/srp.ts'
import { schemaOf } from '../../src/engine/users/attributes.ts'
import { standIn } from '../../src/engine/users/stranger.ts'
import { seededRandom } from '../random.ts'
import { ana, fault, password, srp, world, type Setting } from '../world.ts'

const eve = { ...ana, username: 'eve', sub: '7a2f1e2d-2222-4333-8444-955566667777', attributes: {} }

describe('a user name', () => {
  const pool = { AliasAttributes: ['preferred_username'] } as const

  it.each([
    ['user name', 'ana'],
    ['sub', ana.sub],
    ['preferred name', 'annie'],
  ])('is nobody else’s preferred name, even by an administrator: %s', async (_, Value) => {
    const users = [{ ...ana, attributes: { preferred_username: 'annie' } }, eve]
    const { call, pool: own } = await world({ users, pool })
    const UserPoolId = own.id
    const UserAttributes = [{ Name: 'preferred_username', Value }]
    await expect(
      call('AdminUpdateUserAttributes', { UserPoolId, Username: 'eve', UserAttributes }),
    ).rejects.toEqual(fault('AliasExistsException', 'An account with the preferred_username already exists.'))
    expect(await call('AdminGetUser', { UserPoolId, Username: Value })).toHaveProperty('Username', 'ana')
  })

  it('stays where it is when a script moves aliases', async () => {
    const userAttributes = { preferred_username: 'ana' }
    const response = { userAttributes, finalUserStatus: 'CONFIRMED', forceAliasCreation: true }
    const {
      start,
      call,
      pool: own,
    } = await world({
      pool,
      scripts: { UserMigration: (event) => ({ ...event, response }) },
    })
    await expect(start('USER_PASSWORD_AUTH', { USERNAME: 'mallory', PASSWORD: 'anything' })).rejects.toEqual(
      fault('NotAuthorizedException'),
    )
    expect(await call('AdminGetUser', { UserPoolId: own.id, Username: 'ana' })).toHaveProperty(
      'UserAttributes.0.Value',
      ana.sub,
    )
  })
})

describe('a hidden user whom no code can reach', () => {
  it.each<[string, Setting]>([
    ['unconfirmed', { users: [{ ...ana, status: 'UNCONFIRMED', attributes: { email: 'zoe@zoo.example' } }] }],
    ['disabled', { users: [{ ...ana, enabled: false, attributes: { email: 'zoe@zoo.example' } }] }],
  ])('has one address in all answers: %s', async (_, setting) => {
    const { call, client, inbox } = await world(setting)
    expect(await call('ForgotPassword', { ClientId: client.id, Username: 'ana' })).toHaveProperty(
      'CodeDeliveryDetails.Destination',
      'z***@z***',
    )
    expect(inbox).toEqual([])
  })
})

it('counts guesses at a directory’s passwords by the person, however the name is written', async () => {
  const { start, calls } = await world({ scripts: { UserMigration: (event) => event } })
  const guess = (USERNAME: string) => start('USER_PASSWORD_AUTH', { USERNAME, PASSWORD: 'guess' })
  for (const name of ['bob', 'Bob', 'BOB', ' bob', 'bob '])
    await expect(guess(name)).rejects.toThrow('Incorrect')
  await expect(guess('bOb')).rejects.toThrow('Password attempts exceeded')
  expect(calls).toHaveLength(5)
})

describe('a salt that begins with a zero', () => {
  const low = Buffer.alloc(16, 0x12).fill(0, 0, 1)
  const asRead = (salt: string) => BigInt(`0x${salt}`).toString(16)

  it('makes the key that a client makes who reads the salt as a number', async () => {
    const random = { ...seededRandom(), bytes: () => low }
    const { salt } = await newVerifier({ poolId: 'us-east-1_Test', username: 'ana' }, password, {
      random,
      srp,
    })
    expect(privateKey(salt, 'ana', password)).toBe(privateKey(asRead(salt), 'ana', password))
  })

  it('looks the same for nobody', () => {
    const { salt } = standIn('us-east-1_Test', 'nobody', { stable: () => Buffer.concat([low, low]) })
    expect(salt).toBe(asRead(salt))
  })
})

it('takes no custom attribute for one of its own objects', async () => {
  const Schema = [{ Name: 'constructor', AttributeDataType: 'String' }] as const
  const { pool } = await world({ pool: { Schema } })
  expect(schemaOf(pool).get('custom:constructor')).toMatchObject(Schema[0])
})
