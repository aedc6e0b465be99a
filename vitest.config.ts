import { defineConfig } from 'vitest/config'

const slow = ['test/conformance/**/*.test.ts', 'test/e2e/**/*.test.ts']

/** Pure tests share one process and finish in seconds; what opens sockets or starts processes is apart. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: [...slow, 'test/adapters/**', 'test/browser/**'],
          isolate: false,
          pool: 'threads',
          // Nobody is timed here: a laptop that compiles something else meanwhile is no failure.
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'adapters',
          include: ['test/adapters/**/*.test.ts'],
          pool: 'forks',
          testTimeout: 30_000,
        },
      },
      {
        test: {
          // In a Chromium of the machine's own; skipped, with one line that says so, where there is none.
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          globalSetup: 'test/browser/say-once.ts',
          pool: 'forks',
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      { test: { name: 'wire', include: slow, pool: 'forks', testTimeout: 60_000, hookTimeout: 60_000 } },
    ],
  },
})
