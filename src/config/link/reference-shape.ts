import type { Kind } from '../../model/model.ts'

/** What a typed reference may lead to: a kind of file, or something inside a pool's or an environment's file. */
export type Target = Kind | 'client' | 'group' | 'scope' | 'attribute' | 'identityProvider' | 'secret'

/** Where references stand in a value: only the branches that lead to one. */
export interface ReferenceShape {
  /** The value itself, where it is a text. */
  readonly ref?: Target
  /** Members by name. */
  readonly keys?: Readonly<Record<string, ReferenceShape>>
  /** Every member of a map. */
  readonly map?: ReferenceShape
  /** Every item of a list. */
  readonly items?: ReferenceShape
  /** A union told apart by a member. */
  readonly tag?: { readonly by: string; readonly ways: Readonly<Record<string, ReferenceShape>> }
}
