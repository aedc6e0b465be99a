import { describe, expect, it } from 'vitest'
import { fault, world } from '../world.ts'

const scope = (ScopeName: string) => ({ ScopeName, ScopeDescription: `may ${ScopeName}` })

/** A pool that the API made, with a resource server. */
async function made() {
  const there = await world()
  const { call } = there
  const UserPoolId = (await call('CreateUserPool', { PoolName: 'shop' })).UserPool?.Id ?? ''
  const named = { UserPoolId, Identifier: 'https://shop.example' }
  const said = { ...named, Name: 'the shop', Scopes: [scope('read'), scope('write')] }
  const { ResourceServer } = await call('CreateResourceServer', said)
  return { ...there, UserPoolId, named, said, ResourceServer }
}

describe('a resource server that the API makes', () => {
  it('is told as it was said', async () => {
    const { call, UserPoolId, named, said, ResourceServer } = await made()
    expect(ResourceServer).toEqual(said)
    expect(await call('DescribeResourceServer', named)).toEqual({ ResourceServer: said })
    expect(await call('ListResourceServers', { UserPoolId, MaxResults: 50 })).toEqual({
      ResourceServers: [said],
    })
  })

  it('is listed in the order of identifiers, a page at a time', async () => {
    const { call, UserPoolId, said } = await made()
    await call('CreateResourceServer', { UserPoolId, Identifier: 'audit', Name: 'audit' })
    const first = await call('ListResourceServers', { UserPoolId, MaxResults: 1 })
    expect(first.ResourceServers).toEqual([{ UserPoolId, Identifier: 'audit', Name: 'audit', Scopes: [] }])
    const { NextToken } = first
    expect(await call('ListResourceServers', { UserPoolId, MaxResults: 1, NextToken })).toEqual({
      ResourceServers: [said],
    })
  })

  it('is made once, also by two at the same moment', async () => {
    const { call, UserPoolId, said } = await made()
    await expect(call('CreateResourceServer', said)).rejects.toEqual(
      fault('InvalidParameterException', `https://shop.example already exists in user pool ${UserPoolId}.`),
    )
    const both = await Promise.allSettled(
      [1, 2].map(() => call('CreateResourceServer', { UserPoolId, Identifier: 'twins', Name: 'twins' })),
    )
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  it('loses the scopes that an update leaves out', async () => {
    const { call, named } = await made()
    await call('UpdateResourceServer', { ...named, Name: 'a shop', Scopes: [scope('read')] })
    expect((await call('DescribeResourceServer', named)).ResourceServer).toMatchObject({
      Name: 'a shop',
      Scopes: [scope('read')],
    })
    await call('UpdateResourceServer', { ...named, Name: 'a shop' })
    expect((await call('DescribeResourceServer', named)).ResourceServer?.Scopes).toEqual([])
  })

  it('gives its scopes to clients, which keep them when it goes', async () => {
    const { call, UserPoolId, named } = await made()
    const client = { UserPoolId, ClientName: 'web', AllowedOAuthScopes: ['https://shop.example/read'] }
    const ClientId = (await call('CreateUserPoolClient', client)).UserPoolClient?.ClientId ?? ''
    await call('DeleteResourceServer', named)
    await expect(call('DescribeResourceServer', named)).rejects.toEqual(
      fault('ResourceNotFoundException', 'Resource server https://shop.example does not exist.'),
    )
    expect(
      (await call('DescribeUserPoolClient', { UserPoolId, ClientId })).UserPoolClient?.AllowedOAuthScopes,
    ).toEqual(['https://shop.example/read'])
    await expect(call('CreateUserPoolClient', client)).rejects.toEqual(fault('ScopeDoesNotExistException'))
  })

  it('refuses a scope twice, and more than a hundred', async () => {
    const { call, named } = await made()
    const update = (Scopes: ReturnType<typeof scope>[]) =>
      call('UpdateResourceServer', { ...named, Name: 'a shop', Scopes })
    await expect(update([scope('read'), scope('read')])).rejects.toEqual(
      fault('InvalidParameterException', /more than once/),
    )
    await expect(update(Array.from({ length: 101 }, (_, at) => scope(`s${at}`)))).rejects.toEqual(
      fault('InvalidParameterException', /less than or equal to 100/),
    )
  })

  it('is one of twenty-five at most', async () => {
    const { call, UserPoolId } = await made()
    for (let at = 1; at < 25; at++)
      await call('CreateResourceServer', { UserPoolId, Identifier: `api${at}`, Name: 'api' })
    await expect(
      call('CreateResourceServer', { UserPoolId, Identifier: 'one-more', Name: 'api' }),
    ).rejects.toEqual(fault('LimitExceededException'))
  })
})

it.each(['UpdateResourceServer', 'DeleteResourceServer'] as const)(
  'refuses %s of a server that is not there',
  async (name) => {
    const { call, UserPoolId } = await made()
    await expect(call(name, { UserPoolId, Identifier: 'nobody', Name: 'nobody' })).rejects.toEqual(
      fault('ResourceNotFoundException'),
    )
  },
)

it('refuses to add to a pool that is declared', async () => {
  const { call } = await world()
  await expect(
    call('CreateResourceServer', { UserPoolId: 'us-east-1_TestPool1', Identifier: 'api', Name: 'api' }),
  ).rejects.toEqual(fault('InvalidParameterException', /is declared in/))
})
