import { hasVariables, hasWilds, isStar, isVariable, piecesOf } from '../match/template.ts'

/**
 * One step of a pattern: a character, a whole variable (told by a character of its own), or a wildcard. Those
 * in the first five parts of an ARN take no colon.
 */
export type Symbol = { readonly is: string } | { readonly any: 'one' | 'many'; readonly colon: boolean }

/** What stands for a variable: a text, `anything`, or nothing, and then no resource fits. */
export type Variables = (variable: {
  readonly written: string
  readonly key: string
  readonly fallback?: string
}) => string | typeof anything | undefined
/** A variable may be any text. */
export const anything: unique symbol = Symbol('anything')

/** Whether a character stands for a variable. */
export const standsForVariable = (character: string) => /^[\ue000-\uefff]$/.test(character)

/** A pattern of resources, step by step; nothing, where no resource fits it. */
export function symbolsOf(
  written: string,
  filled: boolean,
  variables: Variables,
): readonly Symbol[] | undefined {
  const pieces = piecesOf(written, { variables: filled, wild: true })
  const colons = pieces.reduce(
    (count, piece) => count + (typeof piece === 'string' ? piece.split(':').length - 1 : 0),
    0,
  )
  const whole = colons >= 5
  // Of what is shorter than an ARN, only what leaves its end open, and what a variable may make whole, can fit.
  if (!whole && !open(pieces, written) && (!hasVariables(pieces) || hasWilds(pieces))) return undefined
  const symbols: Symbol[] = []
  let seen = 0
  for (const piece of pieces) {
    const colon = !whole || seen >= 5
    if (typeof piece === 'string')
      for (const is of piece) {
        symbols.push({ is })
        if (is === ':') seen += 1
      }
    else if (!isVariable(piece)) symbols.push({ any: isStar(piece) ? 'many' : 'one', colon })
    else {
      const value = variables({ ...piece, key: piece.key.written })
      if (value === undefined) return undefined
      if (value === anything) symbols.push({ any: 'many', colon })
      else symbols.push(...[...value].map((is) => ({ is })))
    }
  }
  return symbols
}

/** `*`, and what begins as ARNs do and leaves the rest open. */
const open = (pieces: ReturnType<typeof piecesOf>, written: string) =>
  written.endsWith('*') && typeof pieces.at(-1) === 'object'
