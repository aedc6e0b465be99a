import type { Fetch } from './open-fetch.ts'

/** `fetch` for scripts, whose parts are loaded when the first script asks: most projects never fetch. */
export function fetchLater(): Omit<Fetch, 'close'> & { close(): Promise<void> } {
  let opened: Promise<Fetch> | undefined
  return {
    async fetch(...asked) {
      opened ??= import('./open-fetch.ts').then(({ openFetch }) => openFetch())
      return (await opened).fetch(...asked)
    },
    async close() {
      const fetch = await opened?.catch(() => undefined)
      fetch?.close()
    },
  }
}
