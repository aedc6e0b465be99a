/** A place in a file, counted from one as editors count. */
export interface Position {
  readonly file: string
  readonly line: number
  readonly column: number
  readonly endLine?: number
  readonly endColumn?: number
}

export type Severity = 'error' | 'warning' | 'info'

/** An author's mistake, or something a reviewer should know. A value: collected, never thrown. */
export interface Finding {
  /** A stable id, such as `PW-FILE-002`. */
  readonly rule: string
  readonly severity: Severity
  /** What is wrong: lower case, no full stop, the author's own words in backticks. */
  readonly message: string
  readonly at: Position
  /** What to do about it. */
  readonly help?: string
  /** Other places that have to do with it. */
  readonly related?: readonly { readonly message: string; readonly at: Position }[]
}
