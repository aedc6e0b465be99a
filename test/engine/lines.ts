import type { TraceLine } from '../../src/engine/flow.ts'
import type { HookRecord } from '../../src/model/trace.ts'

/** Every line of a trace, those inside others too. */
export const linesOf = (lines: readonly TraceLine[]): TraceLine[] =>
  lines.flatMap((line) => [line, ...linesOf(line.inside)])

/** Every hook that a trace tells of. */
export const hooksOf = (lines: readonly TraceLine[]): HookRecord[] =>
  linesOf(lines).flatMap(({ hook }) => hook ?? [])
