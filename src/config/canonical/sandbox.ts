import { duration, flag, size, whole } from './lenses.ts'
import type { Row } from './table.ts'
import { simple } from './table.ts'

/** What one call of a script may use: milliseconds, bytes and counts. */
export const sandbox: readonly Row[] = [
  simple('sandbox.timeout', 'timeout', duration(1)),
  simple('sandbox.cpu', 'cpu', duration(1)),
  simple('sandbox.memory', 'memory', size),
  simple('sandbox.output', 'output', size),
  simple('sandbox.logs', 'logs', size),
  simple('sandbox.fetches', 'fetches', whole),
  simple('sandbox.fetchSize', 'fetchSize', size),
  simple('sandbox.fresh', 'fresh', flag),
]
