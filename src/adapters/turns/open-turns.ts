import type { Ports } from '../../engine/ports.ts'

/** Queues by name, each forgotten when its last one is done. */
export function openTurns(): Ports['turns'] {
  const last = new Map<string, Promise<unknown>>()
  return {
    async take(name, work) {
      const before = last.get(name) ?? Promise.resolve()
      const mine = before.then(work, work)
      last.set(name, mine)
      try {
        return await mine
      } finally {
        if (last.get(name) === mine) last.delete(name)
      }
    },
  }
}
