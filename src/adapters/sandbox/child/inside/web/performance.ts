import type { Kit } from '../kit.ts'

/** The clock that only goes forward, in milliseconds since the isolate began, a tenth of one at a time. */
export function performance(kit: Kit) {
  const clock = () => Number(kit.ask('clock'))
  const origin = clock()
  const timeOrigin = Date.now()
  const made = {
    now: () => Math.round((clock() - origin) * 10) / 10,
    timeOrigin,
    toJSON: () => ({ timeOrigin }),
    /** Marks and measures are for whoever observes them: nobody does. */
    mark: (name: string) => ({ name: `${name}`, entryType: 'mark', startTime: made.now(), duration: 0 }),
    measure: (name: string) => ({
      name: `${name}`,
      entryType: 'measure',
      startTime: 0,
      duration: made.now(),
    }),
    clearMarks: () => {},
    clearMeasures: () => {},
    getEntries: () => [],
    getEntriesByName: () => [],
    getEntriesByType: () => [],
  }
  return { performance: made }
}

/** `node:perf_hooks`. */
export function perfHooks(kit: Kit) {
  return { performance: kit.part('web:performance').performance }
}
