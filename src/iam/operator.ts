import type { Match } from './match/pattern.ts'

/** One operator of conditions. */
export interface Operator {
  /** Compares with one value as a policy has it; `variables` tells whether the document's version fills them in. */
  readonly compare: (wanted: string, variables: boolean) => Match
  /** What a value of a policy must be for the comparison ever to fit; any text, where it is not said. */
  readonly takes?: { readonly what: string; readonly is: (wanted: string) => boolean }
  /** Whether it holds where the comparison with every value fails. */
  readonly negated?: true
  /** Whether values may have variables. */
  readonly variables?: true
  /** Whether it asks if the key is absent, as `true` or `false`, and not what is under it. */
  readonly absence?: true
}

/** An operator and the one that says its contrary. */
export const pair = (name: string, contrary: string, operator: Operator): [string, Operator][] => [
  [name, operator],
  [contrary, { ...operator, negated: true }],
]
