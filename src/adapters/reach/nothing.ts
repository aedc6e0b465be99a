import type { Surroundings } from './reach.ts'

/** What stands around a script where nothing else is said: it reaches nothing. */
export const nothing: Surroundings = {
  env: {},
  secrets: {},
  reach: async ({ kind }) => ({
    kind,
    what: kind,
    outcome: 'not there',
    error: { name: 'TypeError', message: `there is no ${kind} here` },
  }),
}
