import type { Fault } from '../../model/fault.ts'
import type { Words } from './words/words.ts'

/** What a visitor is told of a refusal: in their own language, and nothing of what they cannot mend. */
export const refusalIn = ({ refusals }: Words, { code }: Fault): string =>
  Object.hasOwn(refusals, code) ? (refusals[code] ?? refusals.other) : refusals.other
