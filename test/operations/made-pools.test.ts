import { describe, expect, it } from 'vitest'
import { fault, says, world } from '../world.ts'

const UserPoolId = 'us-east-1_TestPool1'
const Password = 'Corr3ct-Horse!'

/** A pool that the API made, with a client. */
async function made(client: object = {}, pool: object = {}) {
  const there = await world()
  const { UserPool } = await there.call('CreateUserPool', { PoolName: 'shop', ...pool })
  const id = UserPool?.Id ?? ''
  const { UserPoolClient } = await there.call('CreateUserPoolClient', {
    UserPoolId: id,
    ClientName: 'web',
    ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
    ...client,
  })
  return { ...there, UserPool, id, UserPoolClient, ClientId: UserPoolClient?.ClientId ?? '' }
}

describe('a pool that the API makes', () => {
  it('has an id of its region, an ARN and dates', async () => {
    const { UserPool, clock } = await made()
    expect(UserPool).toMatchObject({
      Id: expect.stringMatching(/^us-east-1_[A-Za-z0-9]{9}$/),
      Name: 'shop',
      Arn: `arn:aws:cognito-idp:us-east-1:123456789012:userpool/${UserPool?.Id}`,
      CreationDate: clock.at / 1000,
      LastModifiedDate: clock.at / 1000,
      MfaConfiguration: 'OFF',
      UserPoolTier: 'ESSENTIALS',
    })
  })

  it('lets people sign up and in, like one that is declared', async () => {
    const { call, ClientId, id } = await made()
    await call('SignUp', { ClientId, Username: 'kim', Password })
    await call('AdminConfirmSignUp', { UserPoolId: id, Username: 'kim' })
    const { AuthenticationResult } = await call('InitiateAuth', {
      ClientId,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: 'kim', PASSWORD: Password },
    })
    expect(says(AuthenticationResult?.IdToken)).toMatchObject({
      aud: ClientId,
      'cognito:username': 'kim',
      iss: `http://localhost:9340/${id}`,
    })
  })

  it('is listed beside those that are declared', async () => {
    const { call, id } = await made()
    const { UserPools = [] } = await call('ListUserPools', { MaxResults: 60 })
    expect(UserPools.map(({ Id }) => Id).sort()).toEqual([UserPoolId, id].sort())
  })

  it('is after an update what the update says, and for the rest what a new pool is', async () => {
    const { call, id, clock } = await made(
      {},
      { AutoVerifiedAttributes: ['email'], UsernameAttributes: ['email'], UserPoolTags: { team: 'a' } },
    )
    clock.at += 5000
    await call('UpdateUserPool', { UserPoolId: id, DeletionProtection: 'ACTIVE' })
    const { UserPool } = await call('DescribeUserPool', { UserPoolId: id })
    expect(UserPool).toMatchObject({
      Name: 'shop',
      DeletionProtection: 'ACTIVE',
      UsernameAttributes: ['email'],
      LastModifiedDate: clock.at / 1000,
      CreationDate: (clock.at - 5000) / 1000,
    })
    expect(UserPool).not.toHaveProperty('AutoVerifiedAttributes')
    expect(UserPool?.UserPoolTags).toEqual({})
  })

  it('is not changed by the later of two updates that read the same', async () => {
    const { call, id } = await made()
    const both = await Promise.allSettled(
      ['one', 'two'].map((PoolName) => call('UpdateUserPool', { UserPoolId: id, PoolName })),
    )
    expect(both.map(({ status }) => status)).toEqual(['fulfilled', 'rejected'])
    expect(both[1]).toMatchObject({ reason: fault('ConcurrentModificationException') })
  })

  it('is gone when it is deleted, with its client and its users', async () => {
    const { call, id, ClientId, store } = await made()
    await call('SignUp', { ClientId, Username: 'kim', Password })
    await call('DeleteUserPool', { UserPoolId: id })
    await expect(call('DescribeUserPool', { UserPoolId: id })).rejects.toEqual(
      fault('ResourceNotFoundException', `User pool ${id} does not exist.`),
    )
    await expect(call('SignUp', { ClientId, Username: 'lee', Password })).rejects.toEqual(
      fault('ResourceNotFoundException', `User pool client ${ClientId} does not exist.`),
    )
    expect(await store.keptPools()).toEqual([])
  })

  it('is not deleted while it is protected', async () => {
    const { call, id } = await made({}, { DeletionProtection: 'ACTIVE' })
    await expect(call('DeleteUserPool', { UserPoolId: id })).rejects.toEqual(
      fault('InvalidParameterException', /deletion protection is activated/),
    )
  })
})

describe('a client that the API makes', () => {
  it('has a secret where it asks for one, and is told it', async () => {
    const { call, UserPoolClient, ClientId, id } = await made({ GenerateSecret: true })
    expect(UserPoolClient?.ClientSecret).toMatch(/^[a-z0-9]{51}$/)
    const described = await call('DescribeUserPoolClient', { UserPoolId: id, ClientId })
    expect(described.UserPoolClient?.ClientSecret).toBe(UserPoolClient?.ClientSecret)
    await expect(call('SignUp', { ClientId, Username: 'kim', Password })).rejects.toEqual(
      fault(
        'NotAuthorizedException',
        `Client ${ClientId} is configured for secret but secret was not received`,
      ),
    )
  })

  it('is after an update what the update says, and keeps its name, its id and its secret', async () => {
    const { call, UserPoolClient, ClientId, id } = await made({ GenerateSecret: true, IdTokenValidity: 2 })
    const updated = await call('UpdateUserPoolClient', { UserPoolId: id, ClientId, AccessTokenValidity: 3 })
    expect(updated.UserPoolClient).toMatchObject({
      ClientName: 'web',
      ClientId,
      ClientSecret: UserPoolClient?.ClientSecret,
      AccessTokenValidity: 3,
    })
    expect(updated.UserPoolClient).not.toHaveProperty('IdTokenValidity')
  })

  it('is gone when it is deleted', async () => {
    const { call, ClientId, id } = await made({ GenerateSecret: true })
    await call('DeleteUserPoolClient', { UserPoolId: id, ClientId })
    await expect(call('DescribeUserPoolClient', { UserPoolId: id, ClientId })).rejects.toEqual(
      fault('ResourceNotFoundException'),
    )
    expect((await call('ListUserPoolClients', { UserPoolId: id })).UserPoolClients).toEqual([])
  })

  it.each([
    ['a scope', { AllowedOAuthScopes: ['nobody/knows'] }, 'ScopeDoesNotExistException'],
    ['a provider', { SupportedIdentityProviders: ['Nobody'] }, 'InvalidParameterException'],
    ['an attribute', { ReadAttributes: ['custom:nothing'] }, 'InvalidParameterException'],
  ])('is refused with %s that the pool has not got', async (_, client, code) => {
    await expect(made(client)).rejects.toEqual(fault(code))
  })
})

describe('what is declared', () => {
  it.each([
    ['UpdateUserPool', {}],
    ['DeleteUserPool', {}],
    ['CreateUserPoolClient', { ClientName: 'more' }],
    ['UpdateUserPoolClient', { ClientId: 'webclient000000000000000aa' }],
    ['DeleteUserPoolClient', { ClientId: 'webclient000000000000000aa' }],
  ] as const)('is not changed through the API: %s', async (name, input) => {
    const { call } = await world()
    await expect(call(name, { UserPoolId, ...input } as never)).rejects.toEqual(
      fault('InvalidParameterException', /is declared in pools\/test\.pool\.yaml:1 and cannot be changed/),
    )
  })
})
