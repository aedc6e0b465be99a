import { CST, Lexer } from 'yaml'

/** A comment of a file: from its `#` to the end of its line. */
export interface Comment {
  readonly start: number
  readonly text: string
}

/** Every comment of a text of YAML, in order. What looks like one inside a scalar is none. */
export function commentsIn(text: string): readonly Comment[] {
  const { comments, look } = commentGatherer()
  for (const lexeme of new Lexer().lex(text)) look(lexeme)
  return comments
}

/** Gathers the comments of a text from its lexemes, which it looks at one after another. */
export function commentGatherer() {
  const comments: Comment[] = []
  let at = 0
  let inScalar = false
  const look = (lexeme: string): void => {
    if (!inScalar && marks.has(lexeme)) {
      inScalar = lexeme === CST.SCALAR
      return
    }
    if (!inScalar && lexeme.startsWith('#')) comments.push({ start: at, text: lexeme.trimEnd() })
    inScalar = false
    at += lexeme.length
  }
  return { comments, look }
}

/** What the lexer puts in by itself is no part of the text. */
const marks: ReadonlySet<string> = new Set([CST.DOCUMENT, CST.FLOW_END, CST.SCALAR])

/** Whether a comment stands between two offsets. */
export const hasComment = (text: string, start: number, end: number): boolean =>
  text.slice(start, end).includes('#') &&
  commentsIn(text).some((comment) => comment.start >= start && comment.start < end)
