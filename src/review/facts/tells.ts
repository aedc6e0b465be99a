import type { Json } from '../../model/trigger.ts'
import { valueWords } from './code.ts'
import type { Risk } from './fact.ts'
import type { Tell } from './settings.ts'

/** What it is to be more and less of something. */
interface Both {
  readonly up: Risk
  readonly down: Risk
}

/** More of it keeps people safer. */
export const stronger: Both = { up: 'auth-strengthened', down: 'auth-weakened' }
/** Less of it keeps people safer. */
export const weaker: Both = { up: 'auth-weakened', down: 'auth-strengthened' }
/** Either way something does not go on as it did. */
export const either = (risk: Risk): Both => ({ up: risk, down: risk })

/** Values of which each is more than those before it. `so` says what comes of one. */
export const ladder = (
  label: string,
  order: readonly Json[],
  risks: Both,
  so: Readonly<Record<string, string>> = {},
): Tell =>
  function* (was, is, whose) {
    const risk = order.indexOf(is) > order.indexOf(was) ? risks.up : risks.down
    yield { risk, sentence: `${changed(label, was, is, whose)}${and(so[String(is)])}` }
  }

/** A risk, and the sentence that tells it of somebody. */
type Said = readonly [risk: Risk, sentence: (whose: string) => string]

/** Something that is so or is not. */
export const flag = (on: Said, off: Said): Tell =>
  function* (_, is, whose) {
    const [risk, sentence] = is === true ? on : off
    yield { risk, sentence: sentence(whose) }
  }

/** A number. `show` says how it is written. */
export const amount = (label: string, risks: Both, show: (value: Json) => Json = (value) => value): Tell =>
  function* (was, is, whose) {
    const risk = Number(is) > Number(was) ? risks.up : risks.down
    yield { risk, sentence: changed(label, show(was), show(is), whose) }
  }

/** A set: one sentence for each item that comes or goes. */
export const items = (come: (item: string) => Said, gone: (item: string) => Said): Tell =>
  function* (was, is, whose) {
    const [were, are] = [was as readonly string[], is as readonly string[]]
    const told = [
      ...are.filter((item) => !were.includes(item)).map(come),
      ...were.filter((item) => !are.includes(item)).map(gone),
    ]
    for (const [risk, sentence] of told) yield { risk, sentence: sentence(whose) }
  }

/** Whatever it is, that it is another. */
export const other = (label: string, risk: Risk, so?: string): Tell =>
  function* (was, is, whose) {
    yield { risk, sentence: `${changed(label, was, is, whose)}${and(so)}` }
  }

/** `the tier of shop is now lite, and was plus` */
export const changed = (label: string, was: Json, is: Json, whose: string): string =>
  `${label} of ${whose} is now ${valueWords(is)}, and was ${valueWords(was)}`

const and = (so: string | undefined) => (so ? `: ${so}` : '')

/** A list that is a set, in the order that makes it the same as another one. */
export const set = (items: readonly string[] | undefined): readonly string[] => [...new Set(items)].sort()
