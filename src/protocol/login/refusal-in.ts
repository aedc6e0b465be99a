import type { Fault } from '../../model/fault.ts'
import { troubleOf } from './trouble-of.ts'
import type { Words } from './words/words.ts'

/** What a visitor is told of a refusal: in their own language, and nothing of what they cannot mend; a script's own words as it says them. */
export const refusalIn = (words: Words, fault: Fault): string => {
  const { refusals } = words
  return (
    troubleOf(words, fault)?.text ??
    (Object.hasOwn(refusals, fault.code) ? refusals[fault.code] : undefined) ??
    refusals.other
  )
}
