import { keyOf, type Key } from '../key.ts'
import type { Question } from '../question.ts'
import type { Chunk } from './glob.ts'

/** A part of a written value: literal text, any text, any character, or what the request has under a key. */
export type Piece = string | Wild | Variable
interface Wild {
  readonly wild: '*' | '?'
}
interface Variable {
  readonly key: Key
  /** What stands in where the request has not got the key. */
  readonly fallback?: string
  readonly written: string
}

const star: Wild = { wild: '*' }
const one: Wild = { wild: '?' }
export const isVariable = (piece: Piece): piece is Variable => typeof piece === 'object' && 'key' in piece
export const isStar = (piece: Piece) => piece === star
const isWild = (piece: Piece) => piece === star || piece === one

/** How a text is read: whether `${...}` is filled in, and whether `*` and `?` stand for other characters. */
export interface Reading {
  readonly variables: boolean
  readonly wild: boolean
}

/** Takes a written value apart. `${*}`, `${?}` and `${$}` are those characters themselves. */
export function piecesOf(text: string, { variables, wild }: Reading): Piece[] {
  const pieces: Piece[] = []
  let literal = ''
  const push = (piece: Piece) => {
    if (literal) pieces.push(literal)
    literal = ''
    pieces.push(piece)
  }
  for (let at = 0; at < text.length; at++) {
    const character = text[at] as string
    const close = variables && character === '$' && text[at + 1] === '{' ? text.indexOf('}', at) : -1
    if (close > 0) {
      const inside = text.slice(at + 2, close)
      if (inside === '*' || inside === '?' || inside === '$') literal += inside
      else push(variable(inside, text.slice(at, close + 1)))
      at = close
    } else if (wild && character === '*') push(star)
    else if (wild && character === '?') push(one)
    else literal += character
  }
  if (literal) pieces.push(literal)
  return pieces
}

/** `key`, or `key, 'default'`. */
function variable(inside: string, written: string): Variable {
  const quote = inside.indexOf("'")
  const comma = inside.lastIndexOf(',', quote)
  const end = inside.trimEnd()
  const fits =
    comma > 0 && end.endsWith("'") && end.length - 1 > quote && !inside.slice(comma + 1, quote).trim()
  if (!fits) return { key: keyOf(inside.trim()), written }
  return { key: keyOf(inside.slice(0, comma).trim()), fallback: end.slice(quote + 1, -1), written }
}

/** What stands for a variable: always literal text. Nothing, where the key has several values or none. */
export function valueOf({ key, fallback }: Variable, question: Question): string | undefined {
  const value = question.value(key)
  return value === undefined ? fallback : typeof value === 'string' ? value : undefined
}

export const hasVariables = (pieces: readonly Piece[]): boolean => pieces.some(isVariable)
export const hasWilds = (pieces: readonly Piece[]): boolean => pieces.some(isWild)

/** The pieces with every variable filled in; nothing, where one cannot be. */
export function filled(pieces: readonly Piece[], question: Question): Piece[] | undefined {
  const whole: Piece[] = []
  for (const piece of pieces) {
    const value = isVariable(piece) ? valueOf(piece, question) : piece
    if (value === undefined) return undefined
    whole.push(value)
  }
  return whole
}

/** A value without wildcards as a reader is shown it: a variable that cannot be filled in is left as it was written. */
export function shown(pieces: readonly Piece[], question: Question): string {
  let text = ''
  for (const piece of pieces) {
    if (typeof piece === 'string') text += piece
    else if (isVariable(piece)) text += valueOf(piece, question) ?? piece.written
  }
  return text
}

/** Pieces without variables as chunks for `globs`. */
export function chunksOf(pieces: readonly Piece[]): Chunk[] {
  const chunks: Chunk[] = []
  let text = ''
  let open: number[] = []
  const close = () => {
    chunks.push(open.length ? { text, open } : { text })
    text = ''
    open = []
  }
  for (const piece of pieces) {
    if (isStar(piece)) close()
    else if (typeof piece === 'string') text += piece
    else {
      open.push(text.length)
      text += '?'
    }
  }
  close()
  return chunks
}
