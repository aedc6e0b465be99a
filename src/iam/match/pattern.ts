import type { Question } from '../question.ts'
import { globs } from './glob.ts'
import { chunksOf, filled, hasVariables, hasWilds, type Piece } from './template.ts'

/** Whether a text of a request is what a policy says. */
export type Match = (text: string, question: Question) => boolean

/** A comparison with pieces: as plain as they allow, and with what the request has, where variables are among them. */
export function pattern(pieces: readonly Piece[]): Match {
  if (!hasVariables(pieces)) return fixed(pieces)
  return (text, question) => {
    const whole = filled(pieces, question)
    return whole !== undefined && globs(chunksOf(whole), text)
  }
}

function fixed(pieces: readonly Piece[]): Match {
  const chunks = chunksOf(pieces)
  const [first, second] = chunks
  if (!hasWilds(pieces)) {
    const whole = first?.text ?? ''
    return (text) => text === whole
  }
  if (chunks.length === 2 && second?.text === '' && first && !first.open) {
    const start = first.text
    return start ? (text) => text.startsWith(start) : () => true
  }
  return (text) => globs(chunks, text)
}
