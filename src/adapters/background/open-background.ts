import type { Ports } from '../../engine/ports.ts'

/** Work in the background, which a server sees to its end before it stops. */
export interface Background {
  readonly begin: Ports['background']['begin']
  /** Waits for all that was begun, and for what that begins. */
  close(): Promise<void>
}

/** Keeps count of what goes on in the background. A defect in it is told to `onDefect`. */
export function openBackground(onDefect: (error: unknown) => void): Background {
  const going = new Set<Promise<void>>()
  return {
    begin(work) {
      // A defect is one also where it is met at once, before there is anything to wait for.
      const done = Promise.try(work)
        .catch((error: unknown) => void onDefect(error))
        .finally(() => going.delete(done))
      going.add(done)
      return done
    },
    async close() {
      while (going.size) await Promise.all(going)
    },
  }
}
