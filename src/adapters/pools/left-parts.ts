import type { Ports } from '../../engine/ports.ts'
import type { PoolPart, UserPool } from '../../model/pool.ts'
import type { Declared } from '../store/sqlite/declared.ts'

/** What no file can say of a pool, or this file does not. */
const wordless = ({ kind, name }: PoolPart) =>
  ['branding', 'ui', 'terms', 'replica'].includes(kind) ||
  (['risk', 'session-rules'].includes(kind) && name !== 'ALL')

const idOf = (kept: PoolPart | undefined) => {
  const id = kept?.body['id']
  return id === undefined ? {} : { id }
}

/**
 * Declared pools with what the API had made of them before a file declared them, as far as no file can say it, or
 * theirs does not: it stays. Nothing changes it as long as they are declared, so that it is read once.
 */
export function openLeftParts(
  store: Pick<Ports['store'], 'keptPool'> & { readonly declared?: Pick<Declared, 'dates'> },
): (pool: UserPool) => Promise<UserPool> {
  const known = new Map<string, Promise<UserPool>>()
  const read = async (pool: UserPool) => {
    const kept = await store.keptPool(pool.id)
    const was = ({ kind, name }: PoolPart) =>
      kept?.parts.find((part) => part.kind === kind && part.name === name)
    const own = (pool.parts ?? []).map((part) => ({
      ...part,
      ...store.declared?.dates(pool.id, part),
      // Whoever knows it by the id that the API gave it finds it by that id still.
      body: { ...part.body, ...idOf(was(part)) },
    }))
    const isOwn = ({ kind, name }: PoolPart) => own.some((part) => part.kind === kind && part.name === name)
    const left = kept?.parts.filter((part) => wordless(part) && !isOwn(part)) ?? []
    const parts = [...own, ...left]
    return parts.length ? { ...pool, parts } : pool
  }
  return (pool) => {
    const found = known.get(pool.id) ?? read(pool)
    known.set(pool.id, found)
    return found
  }
}
