import type { Question } from '../question.ts'
import { globs } from './glob.ts'
import {
  chunksOf,
  filled,
  hasVariables,
  hasWilds,
  isStar,
  isVariable,
  valueOf,
  type Piece,
} from './template.ts'

/** Whether a text of a request is what a policy says. */
export type Match = (text: string, question: Question) => boolean

/** A comparison with pieces: as plain as they allow, and with what the request has, where variables are among them. */
export const pattern = (pieces: readonly Piece[]): Match =>
  hasVariables(pieces) ? (text, question) => walk(pieces, text, question) : fixed(pieces)

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

/** Compares piece by piece up to the first star, which settles most, and the rest as a whole. */
function walk(pieces: readonly Piece[], text: string, question: Question): boolean {
  let at = 0
  for (let index = 0; index < pieces.length; index++) {
    const piece = pieces[index] as Piece
    if (isStar(piece))
      return index === pieces.length - 1 || rest(pieces.slice(index), text.slice(at), question)
    const literal =
      typeof piece === 'string' ? piece : isVariable(piece) ? valueOf(piece, question) : undefined
    if (literal !== undefined) {
      if (!text.startsWith(literal, at)) return false
      at += literal.length
    } else if (isVariable(piece)) return false
    else if (at++ >= text.length) return false
  }
  return at === text.length
}

function rest(pieces: readonly Piece[], text: string, question: Question): boolean {
  const whole = filled(pieces, question)
  return whole !== undefined && globs(chunksOf(whole), text)
}
