import { duration, size } from './lenses.ts'
import type { Row } from './table.ts'
import { simple } from './table.ts'

/** What one call of a script may use: milliseconds and bytes. */
export const sandbox: readonly Row[] = [
  simple('sandbox.timeout', 'timeout', duration(1)),
  simple('sandbox.memory', 'memory', size),
]
