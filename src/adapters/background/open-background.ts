import type { Ports } from '../../engine/ports.ts'

/** Work in the background, which a server sees to its end before it stops. */
export interface Background {
  readonly begin: Ports['background']['begin']
  readonly ending: Ports['background']['ending']
  /** Waits for all that was begun, and for what that begins. */
  settled(): Promise<void>
  /** The same, and tells what takes long that it is to leave off. */
  close(): Promise<void>
}

/** Keeps count of what goes on in the background. A defect in it is told to `onDefect`. */
export function openBackground(onDefect: (error: unknown) => void): Background {
  const going = new Set<Promise<void>>()
  let ending = false
  const settled = async () => {
    while (going.size) await Promise.all(going)
  }
  return {
    begin(work) {
      // A defect is one also where it is met at once, before there is anything to wait for.
      const done = Promise.try(work)
        .catch((error: unknown) => void onDefect(error))
        .finally(() => going.delete(done))
      going.add(done)
      return done
    },
    ending: () => ending,
    settled,
    close() {
      ending = true
      return settled()
    },
  }
}
