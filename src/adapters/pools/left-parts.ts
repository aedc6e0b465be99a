import type { Ports } from '../../engine/ports.ts'
import type { PoolPart, UserPool } from '../../model/pool.ts'

/** What no file can say of a pool. */
const wordless = ({ kind, name }: PoolPart) =>
  ['branding', 'ui', 'terms', 'replica'].includes(kind) ||
  (['risk', 'session-rules'].includes(kind) && name !== 'ALL')

/**
 * Declared pools with what the API had made of them before a file declared them, as far as no file can say it: it
 * stays. Nothing changes it as long as they are declared, so that it is read once.
 */
export function openLeftParts(
  store: Pick<Ports['store'], 'keptPool'>,
): (pool: UserPool) => Promise<UserPool> {
  const known = new Map<string, Promise<UserPool>>()
  const read = async (pool: UserPool) => {
    const kept = await store.keptPool(pool.id)
    const left = kept?.parts.filter(wordless) ?? []
    return left.length ? { ...pool, parts: left } : pool
  }
  return (pool) => {
    const found = known.get(pool.id) ?? read(pool)
    known.set(pool.id, found)
    return found
  }
}
