/** A mark that a merge has left in a text. */
export interface Mark {
  /** The whole line. */
  readonly line: string
  readonly start: number
  readonly end: number
}

/** What to do about it. */
export const conflictHelp = 'keep one of the two sides, and take the marks away'

/** The first mark of a conflict that nobody has resolved, or has resolved by half. */
export function conflictIn(text: string): Mark | undefined {
  const found = /^(?:(?:<{7}|>{7}|\|{7})(?: .*)?|={7})\r?$/m.exec(text)
  if (!found) return undefined
  const line = found[0].trimEnd()
  return { line, start: found.index, end: found.index + line.length }
}
