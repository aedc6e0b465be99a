import { describe, expect, it } from 'vitest'
import type { SchemaAttribute } from '../../src/model/cloudformation.ts'
import type { User } from '../../src/model/user.ts'
import { ana, fault, password, world } from '../world.ts'

type World = Awaited<ReturnType<typeof world>>
type Attributes = Readonly<Record<string, string>>

const list = (attributes: Attributes) => Object.entries(attributes).map(([Name, Value]) => ({ Name, Value }))

/** Whoever must choose a password, and may say attributes with it. */
const invited: Partial<User> = { status: 'FORCE_CHANGE_PASSWORD' }

/** Who writes attributes, into an account that is new or is there. */
const writers: readonly [
  string,
  (made: World, attributes: Attributes) => Promise<unknown>,
  'new' | 'there',
][] = [
  [
    'SignUp',
    ({ call, client }, attributes) =>
      call('SignUp', {
        ...{ ClientId: client.id, Username: 'bo', Password: 'Corr3ct-Horse!' },
        UserAttributes: list(attributes),
      }),
    'new',
  ],
  [
    'AdminCreateUser',
    ({ call, pool }, attributes) =>
      call('AdminCreateUser', { UserPoolId: pool.id, Username: 'bo', UserAttributes: list(attributes) }),
    'new',
  ],
  [
    'UpdateUserAttributes',
    async ({ call, signIn }, attributes) => {
      const { AccessToken } = await signIn()
      await call('UpdateUserAttributes', { AccessToken, UserAttributes: list(attributes) })
    },
    'there',
  ],
  [
    'AdminUpdateUserAttributes',
    ({ call, pool }, attributes) =>
      call('AdminUpdateUserAttributes', {
        ...{ UserPoolId: pool.id, Username: 'ana', UserAttributes: list(attributes) },
      }),
    'there',
  ],
  [
    'NEW_PASSWORD_REQUIRED',
    async ({ start, answer, patch }, attributes) => {
      await patch(invited)
      const asked = await start('USER_PASSWORD_AUTH', { USERNAME: 'ana', PASSWORD: password })
      const said = Object.entries(attributes).map(([name, value]) => [`userAttributes.${name}`, value])
      await answer(asked, {
        ...{ USERNAME: 'ana', NEW_PASSWORD: 'Brand-New-1' },
        ...Object.fromEntries(said),
      })
    },
    'there',
  ],
]

const Schema: readonly SchemaAttribute[] = [
  {
    Name: 'plan',
    AttributeDataType: 'String',
    Mutable: true,
    StringAttributeConstraints: { MinLength: '2', MaxLength: '4' },
  },
  {
    Name: 'score',
    AttributeDataType: 'Number',
    Mutable: true,
    NumberAttributeConstraints: { MinValue: '-1', MaxValue: '10.5' },
  },
  { Name: 'agreed', AttributeDataType: 'Boolean', Mutable: true },
  { Name: 'since', AttributeDataType: 'DateTime', Mutable: true },
  { Name: 'born', AttributeDataType: 'String', Mutable: false },
]

const schema = 'Attributes did not conform to the schema: '
/** Values that do not fit. All sentences but the last three are unverified. */
const misfits: readonly [string, Attributes, string | RegExp][] = [
  [
    'a text that is too short',
    { 'custom:plan': 'a' },
    `${schema}custom:plan: String must be at least 2 characters long`,
  ],
  [
    'a text that is too long',
    { 'custom:plan': 'abcde' },
    `${schema}custom:plan: String must be no longer than 4 characters`,
  ],
  [
    'a number that is too small',
    { 'custom:score': '-2' },
    `${schema}custom:score: Number must be no smaller than -1`,
  ],
  [
    'a number that is too large',
    { 'custom:score': '10.6' },
    `${schema}custom:score: Number must be no larger than 10.5`,
  ],
  [
    'a number that is none',
    { 'custom:score': '1e3' },
    `${schema}custom:score: Attribute value must be a number`,
  ],
  [
    'a truth that is none',
    { 'custom:agreed': 'yes' },
    `${schema}custom:agreed: Attribute value must be true or false`,
  ],
  [
    'a time that is none',
    { 'custom:since': 'soon' },
    `${schema}custom:since: Attribute value must be a date and time`,
  ],
  [
    'a birthday of nine letters',
    { birthdate: '2000-01-1' },
    /^Attributes did not conform to the schema: birthdate/,
  ],
  [
    'a moment that is no number',
    { updated_at: 'today' },
    `${schema}updated_at: Attribute value must be a number`,
  ],
  ['more than 2,048 bytes', { nickname: 'é'.repeat(1025) }, /nickname/],
  [
    'what nobody declared',
    { 'custom:other': '1' },
    `${schema}custom:other: Attribute does not exist in the schema.`,
  ],
  ['an address that is none', { email: 'ana' }, 'Invalid email address format.'],
  ['a phone number that is none', { phone_number: '555' }, 'Invalid phone number format.'],
]
/** Values at the edge of what fits. */
const fits: readonly Attributes[] = [
  {
    'custom:plan': 'ab',
    'custom:score': '-1',
    'custom:agreed': 'false',
    'custom:since': '2026-01-02T03:04:05Z',
  },
  { 'custom:plan': 'abcd', 'custom:score': '10.5', 'custom:agreed': 'TRUE', 'custom:since': '2026-01-02' },
  { nickname: 'é'.repeat(1024), birthdate: '2000-01-01', updated_at: '0' },
]

const writing = () => world({ pool: { Schema, AutoVerifiedAttributes: [] } })

describe.each(writers)('%s', (operation, write, account) => {
  // With a first password nobody changes an address that is there already.
  const changes = misfits.filter(([, { email }]) => !(email && operation === 'NEW_PASSWORD_REQUIRED'))
  it.each(changes)('refuses %s', async (__, attributes, message) => {
    await expect(write(await writing(), attributes)).rejects.toEqual(
      fault('InvalidParameterException', message),
    )
  })

  it.each(fits.map((attributes) => [Object.keys(attributes).join(', '), attributes] as const))(
    'keeps what just fits: %s',
    async (__, attributes) => {
      const made = await writing()
      await write(made, attributes)
      expect((await made.user(account === 'new' ? 'bo' : 'ana'))?.attributes).toMatchObject(attributes)
    },
  )

  it('says once what cannot be said again', async () => {
    const made = await writing()
    await write(made, { 'custom:born': 'here' })
    expect((await made.user(account === 'new' ? 'bo' : 'ana'))?.attributes['custom:born']).toBe('here')
    if (account === 'new') return
    const fixed = fault('InvalidParameterException', 'user.custom:born: Attribute cannot be updated.')
    const other = await writing()
    await other.patch({ attributes: { 'custom:born': 'there' } })
    await expect(write(other, { 'custom:born': 'here' })).rejects.toEqual(fixed)
  })

  it('never says the sub', async () => {
    await expect(write(await writing(), { sub: 'mine' })).rejects.toEqual(
      fault(expect.stringMatching(/^(InvalidParameter|NotAuthorized)Exception$/) as unknown as string),
    )
  })
})

it('an attribute of another user is never changed by those that are written', async () => {
  const bo = { ...ana, username: 'bo', sub: 'sub-of-bo' }
  const made = await world({ users: [ana, bo], pool: { Schema } })
  const { call, pool } = made
  const UserAttributes = list({ 'custom:plan': 'gold' })
  await call('AdminUpdateUserAttributes', { UserPoolId: pool.id, Username: 'ana', UserAttributes })
  expect((await made.user('bo'))?.attributes).toEqual(ana.attributes)
})
