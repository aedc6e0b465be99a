import { CST, Lexer } from 'yaml'

/** A comment of a file: from its `#` to the end of its line. */
export interface Comment {
  readonly start: number
  readonly text: string
}

/** Every comment of a text of YAML, in order. What looks like one inside a scalar is none. */
export function commentsIn(text: string): readonly Comment[] {
  const comments: Comment[] = []
  let at = 0
  let inScalar = false
  for (const lexeme of new Lexer().lex(text)) {
    const type: CST.TokenType | null = inScalar ? null : CST.tokenType(lexeme)
    inScalar = type === 'scalar'
    if (type === 'comment') comments.push({ start: at, text: lexeme.trimEnd() })
    // Marks, which the lexer puts in by itself, are no part of the text.
    if (type !== 'scalar' && type !== 'doc-mode' && type !== 'flow-error-end') at += lexeme.length
  }
  return comments
}

/** Whether a comment stands between two offsets. */
export const hasComment = (text: string, start: number, end: number): boolean =>
  text.slice(start, end).includes('#') &&
  commentsIn(text).some((comment) => comment.start >= start && comment.start < end)
