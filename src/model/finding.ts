/** A place in a file, counted from one as editors count. */
export interface Position {
  readonly file: string
  readonly line: number
  readonly column: number
  readonly endLine?: number
  readonly endColumn?: number
}

/** How bad a finding is, the worst first. */
export const severities = ['error', 'warning', 'info'] as const
export type Severity = (typeof severities)[number]

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
  /** Other places that have to do with it, in the order in which one leads to the next. */
  readonly related?: readonly { readonly message: string; readonly at: Position }[]
  /** What it is about, by a name that it keeps when lines move: `pool/shop/clients/web`. */
  readonly subject?: string
  /** The page that explains it, in the repository of Poolwright. */
  readonly docs?: string
  /** How grave it is at worst, from 0 to 10, as CVSS counts. */
  readonly score?: number
  /** What mends it without breaking what worked; its `edits` where somebody asks for them. */
  readonly fix?: { readonly title: string; readonly edits?: readonly TextEdit[] }
}

/** A piece of a file, and the text that is to stand in its place. */
export interface TextEdit {
  readonly at: Position & { readonly endLine: number; readonly endColumn: number }
  readonly text: string
}
