import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { linkedPools } from '../../../src/adapters/pools/linked-pools.ts'
import { world } from '../../world.ts'
import { pulledModel } from './pulled-model.ts'
import { poolSaid } from './said-pools.ts'
import { make, told } from './told-pool.ts'

describe('a pool that the API made', () => {
  it('is the same pool once it is pulled, and its file has no mistake', { timeout: 120_000 }, async () => {
    const seen = new Set<string>()
    await fc.assert(
      fc.asyncProperty(poolSaid, async (said) => {
        const { ports, store } = await world()
        const made = await make(ports, said)
        if (!made) return
        const before = await told(ports, said, made)
        const { model, text } = await pulledModel(store)
        const secretsOf = { derived: () => 'derived', bound: () => 'bound' }
        const pools = linkedPools(model, { url: 'http://localhost:9340' }, secretsOf, store)
        expect(pools.declaredAt((await pools.byId(made.UserPoolId))!)).toMatchObject({
          file: 'pools/shop.pool.yaml',
        })
        expect(await told({ ...ports, pools }, said, made)).toEqual(before)
        for (const key of text.match(/^\w+/gm) ?? []) seen.add(key)
      }),
      { numRuns: 150 },
    )
    expect([...seen].sort()).toEqual(
      expect.arrayContaining([
        'aws',
        'clients',
        'domain',
        'groups',
        'identityProviders',
        'logs',
        'mfa',
        'resourceServers',
        'threatProtection',
        'triggers',
      ]),
    )
  })
})
