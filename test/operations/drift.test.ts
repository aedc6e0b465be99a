import { describe, expect, it } from 'vitest'
import { driftingStore } from '../../src/adapters/pools/drifting-store.ts'
import { keepDates } from '../../src/adapters/pools/keep-dates.ts'
import { linkedPools } from '../../src/adapters/pools/linked-pools.ts'
import { perform, type Step } from '../../src/engine/flow.ts'
import type { Ports } from '../../src/engine/ports.ts'
import type { Api } from '../../src/model/api.ts'
import type { UserPool } from '../../src/model/pool.ts'
import * as operations from '../../src/operations/user-pools/index.ts'
import { checkInput } from '../../src/schema/inputs.ts'
import { modelOf } from '../model-of.ts'
import { fault, world } from '../world.ts'

const text = `
tier: plus
threatProtection: { mode: audit, compromised: { action: block } }
password: { minLength: 10 }
tags: { team: identity }
domain: { name: shop-dev }
resourceServers: { https://api.example.com: { name: API, scopes: { read: Reads } } }
groups: { staff: { precedence: 1, description: all of them }, guests: {} }
clients: { web: { auth: [password, refresh], read: [email] }, old: {} }
`
type Name = keyof typeof operations & keyof Api

/** A project that declares a pool, on a store that outlives it; with `file`, as it is declared later. */
async function declared(mayDrift = true) {
  const { ports, store, clock } = await world()
  const around = (file: string, may: boolean) => {
    const model = modelOf({ 'pools/shop.pool.yaml': file })
    const secrets = { derived: () => 'derived', bound: () => undefined }
    const pools = linkedPools(model, { url: 'http://localhost:9340' }, secrets, store, may)
    keepDates(store.declared, model, clock.at)
    const now: Ports = { ...ports, pools, store: may ? driftingStore(store, model.pools) : store }
    const call = async <Of extends Name>(name: Of, input: Omit<Api[Of]['input'], 'UserPoolId'>) => {
      const { flow, output } = operations[name]
      const said = checkInput(name, { UserPoolId: model.pools[0]?.id, ...input } as never) as object
      return output((await perform(flow as Step<object, object>, said, now)) as never) as Api[Of]['output']
    }
    const [pool] = model.pools
    return { call, pools, pool: pool as UserPool, pool0: () => pools.byId(pool?.id ?? '') }
  }
  return { ...around(text, mayDrift), store, clock, again: around }
}

describe('a declared pool that may drift', () => {
  it('is changed by the API, and told as it then is', async () => {
    const { call, clock } = await declared()
    const { UserPool: before } = await call('DescribeUserPool', {})
    clock.at += 5000
    await call('UpdateUserPool', {
      UserPoolTier: 'PLUS',
      Policies: { PasswordPolicy: { MinimumLength: 20 } },
    })
    const { UserPool } = await call('DescribeUserPool', {})
    expect(UserPool).toMatchObject({
      Id: before?.Id,
      Arn: before?.Arn,
      Domain: 'shop-dev',
      Policies: { PasswordPolicy: { MinimumLength: 20 } },
      CreationDate: before?.CreationDate,
      LastModifiedDate: clock.at / 1000,
    })
    expect(UserPool?.UserPoolTags ?? {}).toEqual({})
  })

  it('has what the API adds, changes and takes away', async () => {
    const { call, clock } = await declared()
    clock.at += 5000
    await call('CreateGroup', { GroupName: 'made', Precedence: 7 })
    await call('UpdateGroup', { GroupName: 'staff', Precedence: 2 })
    await call('DeleteGroup', { GroupName: 'guests' })
    const { Groups = [] } = await call('ListGroups', {})
    expect(
      Groups.map(({ GroupName, Precedence, Description }) => [GroupName, Precedence, Description]),
    ).toEqual([
      ['made', 7, undefined],
      ['staff', 2, 'all of them'],
    ])
    expect(Groups[0]?.CreationDate).toBe(clock.at / 1000)
    expect(Groups[1]?.CreationDate).toBe(clock.at / 1000 - 5)
    await expect(call('CreateGroup', { GroupName: 'made' })).rejects.toEqual(fault('GroupExistsException'))
    await expect(call('GetGroup', { GroupName: 'guests' })).rejects.toEqual(
      fault('ResourceNotFoundException'),
    )
    await call('CreateGroup', { GroupName: 'guests', Description: 'back' })
    expect((await call('GetGroup', { GroupName: 'guests' })).Group?.Description).toBe('back')
    await call('DeleteGroup', { GroupName: 'made' })
    await expect(call('GetGroup', { GroupName: 'made' })).rejects.toEqual(fault('ResourceNotFoundException'))
  })

  it('is made the same group by one of two at the same moment', async () => {
    const { call } = await declared()
    const both = await Promise.allSettled([1, 2].map(() => call('CreateGroup', { GroupName: 'twins' })))
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  it('is told of two changes at the same moment', async () => {
    const { call, pool } = await declared()
    const tag = (value: string) => call('TagResource', { ResourceArn: pool.arn, Tags: { a: value } })
    const both = await Promise.allSettled([tag('1'), tag('2')])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  it('has clients that the API made, with a secret, and keeps the secrets of its own', async () => {
    const { call, pools } = await declared()
    const { UserPoolClient } = await call('CreateUserPoolClient', {
      ClientName: 'made',
      GenerateSecret: true,
    })
    const ClientId = UserPoolClient?.ClientId ?? ''
    expect((await call('DescribeUserPoolClient', { ClientId })).UserPoolClient).toEqual(UserPoolClient)
    const found = await pools.byClientId(ClientId)
    expect(found && pools.secrets(found.pool, found.client)).toEqual([UserPoolClient?.ClientSecret])
    expect(
      (await call('ListUserPoolClients', {})).UserPoolClients?.map(({ ClientName }) => ClientName).sort(),
    ).toEqual(['made', 'old', 'web'])
    await call('DeleteUserPoolClient', { ClientId })
    expect(await pools.byClientId(ClientId)).toBeUndefined()
  })

  it('loses a declared client that the API takes away, and a domain', async () => {
    const { call, pool, pools } = await declared()
    const [ClientId = ''] = pool.clients.map(({ id }) => id)
    await call('DeleteUserPoolClient', { ClientId })
    expect(await pools.byClientId(ClientId)).toBeUndefined()
    await call('DeleteUserPoolDomain', { Domain: 'shop-dev' })
    expect(await pools.byDomain('shop-dev')).toBeUndefined()
    await call('CreateUserPoolDomain', { Domain: 'shop-made' })
    expect((await pools.byDomain('shop-made'))?.id).toBe(pool.id)
    const made = await call('CreateUserPool', { PoolName: 'another' })
    await expect(
      call('CreateUserPoolDomain', { UserPoolId: made.UserPool?.Id, Domain: 'shop-made' } as never),
    ).rejects.toEqual(fault('InvalidParameterException'))
    await call('CreateUserPoolDomain', { UserPoolId: made.UserPool?.Id, Domain: 'shop-dev' } as never)
    expect((await pools.byDomain('shop-dev'))?.id).toBe(made.UserPool?.Id)
  })

  it.each<[Name, object, Name, object, object]>([
    [
      'SetRiskConfiguration',
      { RiskExceptionConfiguration: { BlockedIPRangeList: ['203.0.113.0/24'] } },
      'DescribeRiskConfiguration',
      {},
      { RiskConfiguration: { RiskExceptionConfiguration: { BlockedIPRangeList: ['203.0.113.0/24'] } } },
    ],
    [
      'UpdateResourceServer',
      { Identifier: 'https://api.example.com', Name: 'The API' },
      'DescribeResourceServer',
      { Identifier: 'https://api.example.com' },
      { ResourceServer: { Name: 'The API' } },
    ],
    [
      'SetUserPoolMfaConfig',
      { MfaConfiguration: 'ON', SoftwareTokenMfaConfiguration: { Enabled: true } },
      'GetUserPoolMfaConfig',
      {},
      { MfaConfiguration: 'ON' },
    ],
    [
      'SetUICustomization',
      { CSS: '.logo-customizable { color: red }' },
      'GetUICustomization',
      {},
      { UICustomization: { CSS: '.logo-customizable { color: red }' } },
    ],
    [
      'AddCustomAttributes',
      { CustomAttributes: [{ Name: 'made' }] },
      'DescribeUserPool',
      {},
      {
        UserPool: {
          SchemaAttributes: expect.arrayContaining([expect.objectContaining({ Name: 'custom:made' })]),
        },
      },
    ],
  ])('is changed by %s', async (name, input, read, of, told) => {
    const { call } = await declared()
    await call(name, input as never)
    expect(await call(read, of as never)).toMatchObject(told)
  })

  it('is what its file says where the change is undone by the API, or dropped', async () => {
    const { call, store, pool, pool0 } = await declared()
    await call('UpdateGroup', { GroupName: 'staff', Precedence: 2 })
    await call('UpdateGroup', { GroupName: 'staff', Precedence: 1 })
    await call('CreateGroup', { GroupName: 'made' })
    await call('DeleteGroup', { GroupName: 'made' })
    expect(store.drift.of(pool.id)).toEqual([])
    await call('DeleteGroup', { GroupName: 'staff' })
    expect((await pool0())?.groups.map(({ GroupName }) => GroupName)).toEqual(['guests'])
    expect(store.drift.dropAll(pool.id)).toBe(1)
    expect((await pool0())?.groups).toEqual(pool.groups)
  })

  it('keeps what was changed where the file says something else later, and takes the rest from the file', async () => {
    const { call, again } = await declared()
    await call('UpdateGroup', { GroupName: 'staff', Precedence: 2 })
    await call('UpdateUserPoolClient', {
      ClientId: (await call('ListUserPoolClients', {})).UserPoolClients?.find(
        ({ ClientName }) => ClientName === 'web',
      )?.ClientId,
      ClientName: 'web',
      ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
      ReadAttributes: ['name'],
    } as never)
    await call('DeleteGroup', { GroupName: 'guests' })
    const later = again(
      text
        .replace('all of them', 'most of them')
        .replace('precedence: 1', 'precedence: 9')
        .replace('old: {}', 'new: {}'),
      true,
    )
    const { Groups } = await later.call('ListGroups', {})
    expect(Groups).toMatchObject([{ GroupName: 'staff', Precedence: 2, Description: 'most of them' }])
    const clients = (await later.pool0())?.clients
    expect(clients?.map(({ name }) => name).sort()).toEqual(['new', 'web'])
    expect(clients?.find(({ name }) => name === 'web')?.properties.ReadAttributes).toEqual(['name'])
    // What is no longer declared has nothing that a patch could change.
    const without = again(text.replace(/^groups.*$/m, ''), true)
    expect((await without.call('ListGroups', {})).Groups).toEqual([])
  })

  it('is what its file says where it may not drift, and is refused there', async () => {
    const { call, again, pool } = await declared()
    await call('UpdateGroup', { GroupName: 'staff', Precedence: 2 })
    const strict = again(text, false)
    expect((await strict.call('ListGroups', {})).Groups).toMatchObject([
      {},
      { GroupName: 'staff', Precedence: 1 },
    ])
    await expect(strict.call('UpdateGroup', { GroupName: 'staff', Precedence: 3 })).rejects.toEqual(
      fault('InvalidParameterException', /declared in pools\/shop\.pool\.yaml:8 /),
    )
    expect((await again(text, true).call('GetGroup', { GroupName: 'staff' })).Group?.Precedence).toBe(2)
    expect(pool.groups).toHaveLength(2)
  })

  it('is not deleted', async () => {
    const { call } = await declared()
    await expect(call('DeleteUserPool', {})).rejects.toEqual(
      fault('InvalidParameterException', /is declared in/),
    )
  })
})
