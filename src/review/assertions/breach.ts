import type { Assertion } from '../../config/made/documents.ts'
import type { Position } from '../../model/finding.ts'
import type { AssertRuleId } from './assert-rules.ts'

/** One assertion of a project, and where it stands. */
export interface Asserted<Type extends Assertion['type'] = Assertion['type']> {
  readonly name: string
  readonly says: Extract<Assertion, { readonly type: Type }>
  readonly at: Position
}

/** Something by which an assertion does not hold. */
export interface Breach {
  readonly rule: AssertRuleId
  /** The name of the assertion. */
  readonly assertion: string
  /** What it is that breaks it, by a name that it keeps from one version to the next. */
  readonly subject: string
  /** What is so, as a clause. */
  readonly message: string
  readonly at: Position
  readonly help?: string
  /** Where the assertion stands, where that is not `at`. */
  readonly asserted: Position
}
