import { operators } from './operators/index.ts'
import type { Operator } from './operator.ts'

/** An operator as a policy has it: `ForAllValues:` or `ForAnyValue:` before its name, and `IfExists` after it. */
export interface Spelling {
  readonly operator: Operator
  readonly all: boolean
  readonly any: boolean
  readonly ifExists: boolean
}

const [forAll, forAny, suffix] = ['ForAllValues:', 'ForAnyValue:', 'IfExists']

/** Takes the name of an operator apart; nothing, where there is no such operator. */
export function spellingOf(written: string): Spelling | undefined {
  const all = written.startsWith(forAll)
  const any = written.startsWith(forAny)
  const rest = written.slice(all ? forAll.length : any ? forAny.length : 0)
  const ifExists = rest.endsWith(suffix)
  const operator = operators.get(ifExists ? rest.slice(0, -suffix.length) : rest)
  // Whether a key is there can be asked in one way only.
  const odd = operator?.absence && (all || any || ifExists)
  return operator && !odd ? { operator, all, any, ifExists } : undefined
}
