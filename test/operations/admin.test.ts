import { describe, expect, it } from 'vitest'
import type { User } from '../../src/model/user.ts'
import { ana, fault, password, world, type Script } from '../world.ts'

const UserPoolId = 'us-east-1_TestPool1'
const who = (Username = 'ana') => ({ UserPoolId, Username })
const day = 86_400_000
const keep: Script = (event) => event
const list = (attributes: Record<string, string>) =>
  Object.entries(attributes).map(([Name, Value]) => ({ Name, Value }))
const byAlias = { AliasAttributes: ['email'] } as const

describe('whoever is not there', () => {
  it.each([
    ['AdminGetUser', {}],
    ['AdminDeleteUser', {}],
    ['AdminConfirmSignUp', {}],
    ['AdminSetUserPassword', { Password: 'Brand-New-1' }],
    ['AdminUpdateUserAttributes', { UserAttributes: [] }],
    ['AdminAddUserToGroup', { GroupName: 'staff' }],
    ['AdminRemoveUserFromGroup', { GroupName: 'staff' }],
    ['AdminListGroupsForUser', {}],
  ] as const)('is said not to be, to administrators: %s', async (name, more) => {
    const { call } = await world({ groups: [{ GroupName: 'staff' }] })
    await expect(call(name, { ...who('bob'), ...more } as never)).rejects.toEqual(
      fault('UserNotFoundException', 'User does not exist.'),
    )
    await expect(
      call(name, { ...who(), UserPoolId: 'us-east-1_Nowhere00', ...more } as never),
    ).rejects.toEqual(fault('ResourceNotFoundException', 'User pool us-east-1_Nowhere00 does not exist.'))
  })
})

describe('AdminGetUser', () => {
  it('says everything, by whichever name', async () => {
    const { call } = await world({ pool: byAlias })
    const said = {
      Username: 'ana',
      UserAttributes: list({ sub: ana.sub, ...ana.attributes }),
      UserCreateDate: ana.createdAt / 1000,
      UserLastModifiedDate: ana.modifiedAt / 1000,
      Enabled: true,
      UserStatus: 'CONFIRMED',
    }
    for (const name of ['ana', ana.sub, 'ana@example.com'])
      expect(await call('AdminGetUser', who(name))).toEqual(said)
  })
})

describe('AdminSetUserPassword', () => {
  it('sets a password for good, whatever the user was', async () => {
    for (const status of ['UNCONFIRMED', 'RESET_REQUIRED', 'FORCE_CHANGE_PASSWORD', 'CONFIRMED'] as const) {
      const { call, signIn, user, sources } = await world({
        users: [{ ...ana, status, temporaryUntil: 1 }],
        scripts: { PostConfirmation: keep },
      })
      expect(
        await call('AdminSetUserPassword', { ...who(), Password: 'Brand-New-1', Permanent: true }),
      ).toEqual({})
      expect(await user()).toMatchObject({ status: 'CONFIRMED' })
      expect(await user()).not.toHaveProperty('temporaryUntil')
      expect(await signIn({ PASSWORD: 'Brand-New-1' })).toHaveProperty('AccessToken')
      expect(sources()).toEqual([])
    }
  })

  it('sets one for a while, until the user has chosen another', async () => {
    const { call, start, user, clock } = await world()
    await call('AdminSetUserPassword', { ...who(), Password: 'Brand-New-1' })
    expect(await user()).toMatchObject({
      status: 'FORCE_CHANGE_PASSWORD',
      temporaryUntil: clock.at + 7 * day,
    })
    expect(await start('USER_PASSWORD_AUTH', { USERNAME: 'ana', PASSWORD: 'Brand-New-1' })).toMatchObject({
      ChallengeName: 'NEW_PASSWORD_REQUIRED',
    })
    await expect(start('USER_PASSWORD_AUTH', { USERNAME: 'ana', PASSWORD: password })).rejects.toThrow(
      'Incorrect',
    )
  })

  it.each([true, false])('refuses one that the pool does not take: for good %s', async (Permanent) => {
    const { call, signIn } = await world()
    await expect(call('AdminSetUserPassword', { ...who(), Password: 'weak', Permanent })).rejects.toEqual(
      fault('InvalidPasswordException', 'Password did not conform with policy: Password not long enough'),
    )
    expect(await signIn()).toHaveProperty('AccessToken')
  })

  it('ends a question that was open about the password before', async () => {
    const { call, start, answer, signIn } = await world({
      users: [{ ...ana, status: 'FORCE_CHANGE_PASSWORD' }],
    })
    const asked = await start('USER_PASSWORD_AUTH', { USERNAME: 'ana', PASSWORD: password })
    await call('AdminSetUserPassword', { ...who(), Password: 'Brand-New-1', Permanent: true })
    await expect(answer(asked, { USERNAME: 'ana', NEW_PASSWORD: 'Stolen-New-1' })).rejects.toEqual(
      fault('NotAuthorizedException', 'Invalid session for the user.'),
    )
    expect(await signIn({ PASSWORD: 'Brand-New-1' })).toHaveProperty('AccessToken')
  })
})

describe('AdminConfirmSignUp', () => {
  const waiting: User = { ...ana, status: 'UNCONFIRMED', attributes: { email: 'ana@example.com' } }

  it('confirms an account, verifies nothing, and tells PostConfirmation', async () => {
    const { call, user, seen, signIn } = await world({
      users: [waiting],
      scripts: { PostConfirmation: keep },
    })
    expect(await call('AdminConfirmSignUp', { ...who(), ClientMetadata: { from: 'office' } })).toEqual({})
    expect(await user()).toMatchObject({ status: 'CONFIRMED', attributes: { email: 'ana@example.com' } })
    expect((await user())?.attributes).not.toHaveProperty('email_verified')
    expect(seen).toMatchObject([
      {
        triggerSource: 'PostConfirmation_ConfirmSignUp',
        callerContext: { clientId: 'CLIENT_ID_NOT_APPLICABLE' },
        request: {
          clientMetadata: { from: 'office' },
          userAttributes: { 'cognito:user_status': 'CONFIRMED' },
        },
      },
    ])
    expect(await signIn()).toHaveProperty('AccessToken')
  })

  it('keeps the account confirmed though PostConfirmation fails', async () => {
    const PostConfirmation = () => {
      throw new Error('oops')
    }
    const { call, user } = await world({ users: [waiting], scripts: { PostConfirmation } })
    await expect(call('AdminConfirmSignUp', who())).rejects.toEqual(
      fault('UserLambdaValidationException', 'PostConfirmation failed with error oops.'),
    )
    expect(await user()).toMatchObject({ status: 'CONFIRMED' })
  })

  it.each(['CONFIRMED', 'FORCE_CHANGE_PASSWORD', 'RESET_REQUIRED'] as const)(
    'refuses one who is %s',
    async (status) => {
      const { call } = await world({ users: [{ ...ana, status }] })
      await expect(call('AdminConfirmSignUp', who())).rejects.toEqual(
        fault('NotAuthorizedException', `User cannot be confirmed. Current status is ${status}`),
      )
    },
  )
})

describe('AdminDeleteUser', () => {
  it('takes the user away with everything that stands for this user', async () => {
    const { call, signIn, start, store, pool } = await world({ groups: [{ GroupName: 'staff' }] })
    await call('AdminAddUserToGroup', { ...who(), GroupName: 'staff' })
    const { RefreshToken } = await signIn()
    await call('ForgotPassword', { ClientId: 'webclient000000000000000aa', Username: 'ana' })
    expect(await call('AdminDeleteUser', who())).toEqual({})
    await expect(call('AdminGetUser', who())).rejects.toEqual(fault('UserNotFoundException'))
    await expect(start('REFRESH_TOKEN_AUTH', { REFRESH_TOKEN: RefreshToken })).rejects.toThrow('Invalid')
    expect(await store.code(pool.id, 'ana', 'reset')).toBeUndefined()
    await call('AdminCreateUser', { ...who(), MessageAction: 'SUPPRESS' })
    expect(await call('AdminListGroupsForUser', who())).toEqual({ Groups: [] })
  })
})

describe('AdminUpdateUserAttributes', () => {
  const update = (changes: Record<string, string>, more: object = {}) => ({
    ...who(),
    UserAttributes: list(changes),
    ...more,
  })

  it('says that a new address is verified, and sends no code then', async () => {
    const { call, user, inbox } = await world()
    const changes = { email: 'new@example.com', email_verified: 'true' }
    expect(await call('AdminUpdateUserAttributes', update(changes))).toEqual({})
    expect((await user())?.attributes).toEqual(changes)
    expect(inbox).toEqual([])
  })

  it('asks a new address to prove itself, where nothing is said of that', async () => {
    const { call, user, inbox, seen } = await world({ scripts: { CustomMessage: keep } })
    await call(
      'AdminUpdateUserAttributes',
      update({ email: 'new@example.com' }, { ClientMetadata: { from: 'office' } }),
    )
    expect((await user())?.attributes).toEqual({ email: 'new@example.com', email_verified: 'false' })
    expect(inbox).toMatchObject([{ to: 'new@example.com', reason: 'UpdateUserAttribute' }])
    expect(seen).toMatchObject([
      {
        triggerSource: 'CustomMessage_UpdateUserAttribute',
        callerContext: { clientId: 'CLIENT_ID_NOT_APPLICABLE' },
        request: { clientMetadata: { from: 'office' } },
      },
    ])
  })

  it('writes what no client may', async () => {
    const Schema = [
      { Name: 'risk', AttributeDataType: 'String', Mutable: true, DeveloperOnlyAttribute: true },
    ] as const
    const { call, user } = await world({ pool: { Schema }, client: { WriteAttributes: [] } })
    await call('AdminUpdateUserAttributes', update({ 'dev:custom:risk': 'low', name: 'Ana' }))
    expect((await user())?.attributes).toMatchObject({ 'dev:custom:risk': 'low', name: 'Ana' })
  })

  it('moves an alias to the user whose address it verifies', async () => {
    const eve: User = {
      ...ana,
      username: 'eve',
      sub: 'sub-of-eve',
      attributes: { email: 'eve@example.com', email_verified: 'true' },
    }
    const { call, user } = await world({ pool: byAlias, users: [ana, eve] })
    await call('AdminUpdateUserAttributes', update({ email: 'eve@example.com', email_verified: 'true' }))
    expect((await user('eve'))?.attributes).toMatchObject({ email_verified: 'false' })
    expect(await call('AdminGetUser', who('eve@example.com'))).toMatchObject({ Username: 'ana' })
  })

  it.each([
    ['the sub', { sub: 'mine' }, 'user.sub: Attribute cannot be updated.'],
    [
      'what may be said once only',
      { 'custom:tenant': 't2' },
      'user.custom:tenant: Attribute cannot be updated.',
    ],
    ['what nobody declared', { 'custom:x': '1' }, /Attribute does not exist in the schema\.$/],
  ])('refuses to change %s', async (_, changes, message) => {
    const Schema = [{ Name: 'tenant', AttributeDataType: 'String', Mutable: false }] as const
    const { call } = await world({
      pool: { Schema },
      users: [{ ...ana, attributes: { 'custom:tenant': 't1' } }],
    })
    await expect(
      call('AdminUpdateUserAttributes', update(changes as Record<string, string>)),
    ).rejects.toEqual(fault('InvalidParameterException', message))
  })
})
