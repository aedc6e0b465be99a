import type { Value } from '../value.ts'
import type { Path } from './path.ts'

/** What SET sets a place to. */
export type Term =
  | { readonly value: Value }
  | { readonly path: Path }
  | { readonly unless: Path; readonly then: Term }
  | { readonly append: readonly [Term, Term] }

/** A sum or a difference, or a term alone. */
export interface Sum {
  readonly first: Term
  readonly second?: { readonly sign: 1 | -1; readonly term: Term }
}

/** One thing that an update does, at one place. */
export type Action =
  | { readonly does: 'set'; readonly path: Path; readonly to: Sum }
  | { readonly does: 'remove'; readonly path: Path }
  | { readonly does: 'add' | 'delete'; readonly path: Path; readonly value: Value }
