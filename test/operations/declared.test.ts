import { describe, expect, it } from 'vitest'
import { perform } from '../../src/engine/flow.ts'
import { ListUserPools } from '../../src/operations/user-pools/list-user-pools.ts'
import { fault, world, type Script } from '../world.ts'

const UserPoolId = 'us-east-1_TestPool1'
const keep: Script = (event) => event

describe('what is declared', () => {
  it('is described: a pool, by what is said of it and by what is not', async () => {
    const { call, pool } = await world({
      pool: {
        Schema: [{ Name: 'tenant', AttributeDataType: 'String', Mutable: false }],
        UserPoolTags: { team: 'shop' },
      },
      scripts: { PreSignUp: keep },
    })
    const { UserPool } = await call('DescribeUserPool', { UserPoolId })
    expect(UserPool).toMatchObject({
      Id: pool.id,
      Name: 'test',
      Arn: pool.arn,
      AutoVerifiedAttributes: ['email'],
      LambdaConfig: { PreSignUp: 'arn:aws:lambda:us-east-1:123456789012:function:test-PreSignUp' },
      Policies: {
        PasswordPolicy: {
          MinimumLength: 8,
          RequireLowercase: true,
          RequireUppercase: true,
          RequireNumbers: true,
          RequireSymbols: true,
        },
      },
      MfaConfiguration: 'OFF',
      DeletionProtection: 'INACTIVE',
      UserPoolTags: { team: 'shop' },
      EstimatedNumberOfUsers: 1,
    })
    const attributes = UserPool?.SchemaAttributes ?? []
    expect(attributes.find(({ Name }) => Name === 'custom:tenant')).toMatchObject({ Mutable: false })
    expect(attributes.find(({ Name }) => Name === 'sub')).toMatchObject({ Mutable: false })
    expect(attributes.some(({ Name }) => Name === 'tenant')).toBe(false)
  })

  it.each([
    ['public', {}, undefined],
    ['with a secret', { secret: 'shhh' }, 'shhh'],
  ])('is described: a client, %s', async (_, setting, ClientSecret) => {
    const { call, client } = await world({ ...setting, client: { AuthSessionValidity: 5 } })
    const { UserPoolClient } = await call('DescribeUserPoolClient', { UserPoolId, ClientId: client.id })
    expect(UserPoolClient).toMatchObject({
      UserPoolId,
      ClientId: client.id,
      ClientName: 'web',
      RefreshTokenValidity: 30,
      AuthSessionValidity: 5,
      EnableTokenRevocation: true,
      PreventUserExistenceErrors: 'ENABLED',
    })
    expect(UserPoolClient?.ClientSecret).toBe(ClientSecret)
  })

  it('is described: a client that says nothing, with what it may begin', async () => {
    const { call, other } = await world()
    expect(await call('DescribeUserPoolClient', { UserPoolId, ClientId: other.id })).toMatchObject({
      UserPoolClient: {},
    })
  })

  it.each([
    [
      'DescribeUserPool',
      { UserPoolId: 'us-east-1_Nowhere00' },
      'User pool us-east-1_Nowhere00 does not exist.',
    ],
    ['DescribeUserPoolClient', { UserPoolId, ClientId: 'gone' }, 'User pool client gone does not exist.'],
    [
      'DescribeUserPoolClient',
      { UserPoolId: 'us-east-1_Nowhere00', ClientId: 'webclient000000000000000aa' },
      'User pool us-east-1_Nowhere00 does not exist.',
    ],
    [
      'ListUserPoolClients',
      { UserPoolId: 'us-east-1_Nowhere00' },
      'User pool us-east-1_Nowhere00 does not exist.',
    ],
  ] as const)('is not there: %s', async (name, input, message) => {
    const { call } = await world()
    await expect(call(name, input as never)).rejects.toEqual(fault('ResourceNotFoundException', message))
  })

  it('is listed: clients, a page at a time', async () => {
    const { call, client, other } = await world({ secret: 'shhh' })
    const first = await call('ListUserPoolClients', { UserPoolId, MaxResults: 1 })
    expect(first.UserPoolClients).toEqual([{ ClientId: other.id, UserPoolId, ClientName: 'other' }])
    const last = await call('ListUserPoolClients', { UserPoolId, MaxResults: 1, NextToken: first.NextToken })
    expect(last).toEqual({ UserPoolClients: [{ ClientId: client.id, UserPoolId, ClientName: 'web' }] })
    expect((await call('ListUserPoolClients', { UserPoolId })).UserPoolClients).toHaveLength(2)
  })

  it('is listed: pools, a page at a time', async () => {
    const { call, ports, pool } = await world()
    expect(await call('ListUserPools', { MaxResults: 60 })).toMatchObject({
      UserPools: [{ Id: pool.id, Name: 'test', LambdaConfig: {} }],
    })
    const all = ['us-east-1_C', 'us-east-1_A', 'us-east-1_B'].map((id) => ({ ...pool, id }))
    const page = async (NextToken?: string) =>
      ListUserPools.output(
        await perform(
          ListUserPools.flow,
          { MaxResults: 2, NextToken },
          { ...ports, pools: { ...ports.pools, all: async () => all } },
        ),
      )
    const first = await page()
    const last = await page(first.NextToken)
    expect([first, last].map(({ UserPools }) => UserPools?.map(({ Id }) => Id))).toEqual([
      ['us-east-1_A', 'us-east-1_B'],
      ['us-east-1_C'],
    ])
    expect(last).not.toHaveProperty('NextToken')
  })
})
