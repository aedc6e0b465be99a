import type { Finding } from '../../model/finding.ts'
import type { Model } from '../../model/model.ts'
import type { UserPool } from '../../model/pool.ts'
import type { Ports } from '../../engine/ports.ts'
import type { Meta } from '../store/sqlite/meta.ts'
import { fixedTraits, traitFindings } from './fixed-traits.ts'
import type { FixedTraits } from './fixed-traits.ts'

/** Remembers, beside the users of each pool, what the pool was when they came. */
export interface KeptTraits {
  /** What a model would change that cannot change; nothing where it fits the users who are there. */
  check(model: Model): Promise<readonly Finding[]>
  /** Remembers the pools of a model that was taken on. */
  keep(model: Model): void
}

const name = 'fixed traits of pools'

/** A pool as it was when it was last declared: what cannot change, and what is told of it once it is gone. */
export interface LastSeen extends FixedTraits {
  readonly name?: string
  /** Whether nobody was to delete it. */
  readonly protected?: boolean
}

const keptOf = (pool: UserPool): LastSeen => ({
  ...fixedTraits(pool),
  name: pool.name,
  protected: pool.properties.DeletionProtection === 'ACTIVE',
})

/** What is remembered of every pool that was ever declared, by its id. */
export const keptTraits = ({ meta }: { readonly meta: Pick<Meta, 'get'> }) =>
  JSON.parse(meta.get(name) ?? '{}') as Record<string, LastSeen>

/** Forgets a pool that is gone for good. */
export function forgetTraits({ meta }: { readonly meta: Meta }, id: string): void {
  const { [id]: _gone, ...others } = keptTraits({ meta })
  meta.set(name, JSON.stringify(others))
}

/** Traits in the store of the users they are about, so that one is never there without the other. */
export function keepTraits({
  meta,
  userCount,
}: {
  meta: Meta
  userCount: Ports['store']['userCount']
}): KeptTraits {
  const read = () => keptTraits({ meta })
  return {
    async check(model) {
      const kept = read()
      const findings: Finding[] = []
      for (const pool of model.pools) {
        const was = kept[pool.id]
        if (was && (await userCount(pool.id)) > 0) findings.push(...traitFindings(was, pool, model))
      }
      return findings
    },
    keep(model) {
      const now = Object.fromEntries(model.pools.map((pool) => [pool.id, keptOf(pool)]))
      const text = JSON.stringify({ ...read(), ...now })
      if (text !== meta.get(name)) meta.set(name, text)
    },
  }
}
