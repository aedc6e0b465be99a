import { pattern } from '../match/pattern.ts'
import { filled, piecesOf } from '../match/template.ts'
import { pair, type Operator } from '../operator.ts'

const exact: Operator = {
  variables: true,
  compare: (wanted, variables) => pattern(piecesOf(wanted, { variables, wild: false })),
}
const folded: Operator = {
  variables: true,
  compare: (wanted, variables) => {
    const pieces = piecesOf(wanted, { variables, wild: false })
    return (saw, question) => filled(pieces, question)?.join('').toLowerCase() === saw.toLowerCase()
  },
}
const like: Operator = {
  variables: true,
  compare: (wanted, variables) => pattern(piecesOf(wanted, { variables, wild: true })),
}

/** Comparisons of text. Only the `Like` ones know wildcards. */
export const strings = [
  ...pair('StringEquals', 'StringNotEquals', exact),
  ...pair('StringEqualsIgnoreCase', 'StringNotEqualsIgnoreCase', folded),
  ...pair('StringLike', 'StringNotLike', like),
]
