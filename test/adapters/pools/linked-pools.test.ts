import { describe, expect, it } from 'vitest'
import type { UserPool } from '../../../src/model/pool.ts'
import { linkedPools } from '../../../src/adapters/pools/linked-pools.ts'

const client = (id: string, secret?: object | 'derived') => ({
  id,
  name: id,
  properties: { ClientName: id },
  secret,
})
const pool = (id: string, more: object = {}) =>
  ({
    id,
    name: id,
    region: id.slice(0, id.indexOf('_')),
    issuer: 'local',
    clients: [],
    ...more,
  }) as unknown as UserPool
const shop = pool('us-east-1_shop', {
  clients: [
    client('web'),
    client('server', 'derived'),
    client('bound', { secret: 'kept' }),
    client('lost', { secret: 'gone' }),
  ],
})
const staff = pool('eu-west-1_staff', { issuer: 'aws' })
const port = (issuer?: 'aws') =>
  linkedPools(
    { account: '123456789012', pools: [shop, staff], where: () => undefined },
    { url: 'http://localhost:9340', ...(issuer && { issuer }) },
    {
      derived: (poolId, clientId) => `${poolId} ${clientId}`,
      bound: (name) => (name === 'kept' ? 'a secret' : undefined),
    },
  )

describe('linkedPools', () => {
  it('finds pools of any region by their ids', async () => {
    expect(await port().byId(shop.id)).toBe(shop)
    expect(await port().byId(staff.id)).toBe(staff)
    expect(await port().byId('us-east-1_other')).toBeUndefined()
  })

  it('finds a client with its pool', async () => {
    expect(await port().byClientId('web')).toEqual({ pool: shop, client: shop.clients[0] })
    expect(await port().byClientId('other')).toBeUndefined()
  })

  it('lists pools in the order of their ids', async () => {
    expect(await port().all()).toEqual([staff, shop])
  })

  it.each([
    [undefined, shop, 'http://localhost:9340/us-east-1_shop'],
    [undefined, staff, 'https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_staff'],
    ['aws', shop, 'https://cognito-idp.us-east-1.amazonaws.com/us-east-1_shop'],
    ['aws', staff, 'https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_staff'],
  ] as const)('says who issues tokens, with %s told at start', (told, of, issuer) => {
    expect(port(told).issuer(of)).toBe(issuer)
  })

  it.each([
    ['none of a public client', 0, []],
    ['the one drawn from the seal key', 1, ['us-east-1_shop server']],
    ['the one bound by name', 2, ['a secret']],
  ])('knows secrets: %s', (_, n, secrets) => {
    expect(port().secrets(shop, shop.clients[n]!)).toEqual(secrets)
  })

  it('refuses by name where a secret is missing', () => {
    expect(() => port().secrets(shop, shop.clients[3]!)).toThrow(
      'The secret `gone` of client `lost` is missing.',
    )
  })
})
