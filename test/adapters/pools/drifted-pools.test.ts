import fc from 'fast-check'
import { expect, it } from 'vitest'
import { driftingStore } from '../../../src/adapters/pools/drifting-store.ts'
import { linkedPools } from '../../../src/adapters/pools/linked-pools.ts'
import type { Ports } from '../../../src/engine/ports.ts'
import { Fault } from '../../../src/model/fault.ts'
import { pulledModel } from '../../config/pull/pulled-model.ts'
import { changesSaid, poolSaid } from '../../config/pull/said-pools.ts'
import { make, told, tried } from '../../config/pull/told-pool.ts'
import { world } from '../../world.ts'

it('answers of a declared pool that drifts as of one that the API made', { timeout: 120_000 }, async () => {
  const outcomes = new Set<string>()
  await fc.assert(
    fc.asyncProperty(poolSaid, changesSaid, async (said, changes) => {
      const there = await world()
      const made = await make(there.ports, said)
      if (!made) return
      const here = await world()
      const { model } = await pulledModel(there.store)
      const secrets = { derived: () => 'derived', bound: () => 'bound' }
      const ports: Ports = {
        ...here.ports,
        store: driftingStore(here.store, model.pools),
        pools: linkedPools(model, { url: 'http://localhost:9340' }, secrets, here.store, true),
      }
      const { UserPoolId, clients } = made
      for (const [name, { client, ...input }] of changes) {
        const ClientId = client === undefined ? undefined : clients[Number(client) % (clients.length || 1)]
        if (client !== undefined && !ClientId) continue
        const asked = { UserPoolId, ...input, ...(ClientId && { ClientId }) }
        const [one, other] = [await tried(there.ports, name, asked), await tried(ports, name, asked)]
        const codes = [one, other].map((answer) => (answer instanceof Fault ? answer.code : 'ok'))
        expect([name, input, codes[1]]).toEqual([name, input, codes[0]])
        outcomes.add(`${name} ${codes[0]}`)
      }
      expect(await told(ports, said, made)).toEqual(await told(there.ports, said, made))
    }),
    { numRuns: 150 },
  )
  // Mostly both ways of each: done, and refused.
  expect(outcomes.size).toBeGreaterThan(15)
})
