import { expect, it } from 'vitest'
import { linkedIdentityPools } from '../../../src/adapters/identity-pools/linked-identity-pools.ts'
import type { MadeIdentityPool } from '../../../src/model/identity.ts'
import { modelOf } from '../../model-of.ts'

const id = (number: number) => `eu-central-1:00000000-0000-4000-8000-00000000000${number}`
const made = (number: number, name: string): MadeIdentityPool => ({
  name,
  id: id(number),
  properties: { IdentityPoolName: name, AllowUnauthenticatedIdentities: true },
  principalTags: [],
})
const model = modelOf({ 'pools/shop.identity.yaml': `guests: true\nid: ${id(2)}\n` })
const open = (...all: MadeIdentityPool[]) =>
  linkedIdentityPools(model, {
    madeIdentityPools: async () => all,
    madeIdentityPool: async (wanted) => all.find((pool) => pool.id === wanted),
  })

it('finds declared pools and made ones, in the order of their ids', async () => {
  const pools = open(made(3, 'c'), made(1, 'a'))
  expect((await pools.all()).map(({ name }) => name)).toEqual(['a', 'shop', 'c'])
  expect((await pools.byId(id(3)))?.arn).toBe(
    `arn:aws:cognito-identity:eu-central-1:123456789012:identitypool/${id(3)}`,
  )
  expect((await pools.byId(id(2)))?.name).toBe('shop')
  expect(await pools.byId(id(4))).toBeUndefined()
})

it('takes the declared one of two with one id', async () => {
  const pools = open(made(2, 'other'))
  expect((await pools.byId(id(2)))?.name).toBe('shop')
  expect((await pools.all()).map(({ name }) => name)).toEqual(['shop'])
})

it('knows where a pool is declared, and that a made one is nowhere', () => {
  const pools = open(made(1, 'a'))
  expect(pools.declaredAt(id(2))).toMatchObject({ file: 'pools/shop.identity.yaml', line: 1 })
  expect(pools.declaredAt(id(1))).toBeUndefined()
})
