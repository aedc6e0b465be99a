import { isVariable, piecesOf } from '../match/template.ts'
import type { Term } from './terms.ts'

/** A character for each variable, as it is written. */
export type Letters = ReadonlyMap<string, string>

/** The variables of the resources of some statements, each with a character that no resource has. */
export function lettersIn(terms: readonly Term[]): Letters {
  const letters = new Map<string, string>()
  for (const { variables, resources } of terms)
    for (const text of variables ? resources.texts : [])
      for (const piece of piecesOf(text, { variables: true, wild: true }))
        if (isVariable(piece) && !letters.has(piece.written))
          letters.set(piece.written, String.fromCharCode(0xe000 + letters.size))
  return letters
}
