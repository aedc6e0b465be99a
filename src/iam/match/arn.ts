import type { Question } from '../question.ts'
import { segments } from '../values/arn.ts'
import { pattern, type Match } from './pattern.ts'
import { hasVariables, hasWilds, piecesOf, type Piece } from './template.ts'

/**
 * Compares an ARN with a pattern, part by part: a star takes nothing beyond the colon that ends its part, but
 * in the last part, which has all the rest.
 */
export function arnPattern(written: string, variables: boolean): Match {
  const pieces = piecesOf(written, { variables, wild: true })
  const parts = partsOf(pieces)
  if (parts.length < 6) return short(written, pieces)
  // Of plain text before the fifth colon the parts of both can only be the same.
  if (!parts.slice(0, 5).some((part) => hasWilds(part) || hasVariables(part))) return pattern(pieces)
  const each = parts.map(pattern)
  return (arn, question) => {
    const own = segments(arn)
    return own !== undefined && each.every((match, at) => match(own[at] as string, question))
  }
}

/** Of what is shorter than an ARN, only `*` and a variable that is a whole one can be meant. */
function short(written: string, pieces: readonly Piece[]): Match {
  if (written === '*') return () => true
  return hasVariables(pieces) && !hasWilds(pieces) ? pattern(pieces) : () => false
}

/** Compares a resource with a pattern: as ARNs are, but `arn:aws:s3:*` stands for all that begins so. */
export function resourcePattern(written: string, variables: boolean): Match {
  const pieces = piecesOf(written, { variables, wild: true })
  const last = pieces.at(-1)
  const open = partsOf(pieces).length < 6 && written.endsWith('*') && typeof last === 'object'
  return open ? pattern(pieces) : arnPattern(written, variables)
}

/** The pieces of each of the six parts; colons inside of variables part nothing. */
function partsOf(pieces: readonly Piece[]): Piece[][] {
  const parts: Piece[][] = [[]]
  const into = (piece: Piece) => parts.at(-1)?.push(piece)
  for (const piece of pieces) {
    if (typeof piece !== 'string') {
      into(piece)
      continue
    }
    const room = 6 - parts.length
    const texts = piece.split(':')
    const own = texts.length > room + 1 ? [...texts.slice(0, room), texts.slice(room).join(':')] : texts
    for (const [at, text] of own.entries()) {
      if (at) parts.push([])
      if (text) into(text)
    }
  }
  return parts
}

/** Whether any of the resources that a statement names is the one of a request. */
export function anyResource(written: readonly string[], variables: boolean): (question: Question) => boolean {
  const matches = written.map((one) => resourcePattern(one, variables))
  return (question) => {
    for (const match of matches) if (match(question.request.resource, question)) return true
    return false
  }
}
