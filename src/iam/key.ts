/** The name of a condition key. Letter case does not count in it. */
export interface Key {
  readonly written: string
  /** In lower case. */
  readonly folded: string
}

/** A key as somebody wrote it. */
export const keyOf = (written: string): Key => ({ written, folded: written.toLowerCase() })

/** Whether a name is that of a key. */
export const isKey = (name: string, { written, folded }: Key): boolean =>
  name.length === written.length && (name === written || name.toLowerCase() === folded)
