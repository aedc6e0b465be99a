import { expect, it } from 'vitest'
import type { Ports } from '../../../src/engine/ports.ts'

/** What a store does with the limits that were asked for. */
export function limits(opened: () => Ports['store']): void {
  it('keeps the last limit that was asked for, by region and category', async () => {
    const store = opened()
    const ask = (region: string, value: number) =>
      store.commit([{ kind: 'keep limit', region, category: 'UserRead', value }])
    await ask('us-east-1', 200)
    await ask('us-east-1', 300)
    await ask('eu-west-1', 150)
    expect([
      await store.provisionedLimit('us-east-1', 'UserRead'),
      await store.provisionedLimit('eu-west-1', 'UserRead'),
      await store.provisionedLimit('eu-west-1', 'UserToken'),
    ]).toEqual([300, 150, undefined])
  })
}
