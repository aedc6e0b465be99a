/** A file of a project: its path from the project's folder, with `/` between its parts, and its text. */
export interface SourceFile {
  readonly path: string
  readonly text: string
  /** Why the text is not what the file says; it is then as much of it as can be shown. */
  readonly fault?: TextFault
}

/** Why a file cannot be read as a text. */
export interface TextFault {
  /** A clause, such as `the file is a folder`. */
  readonly message: string
  readonly help?: string
  /** Where it is seen, as an offset in the text; its beginning, where this is left out. */
  readonly at?: number
}
