/**
 * What a value of the API may be: the definitions of `schemas/api` that inputs use, as `npm run generate`
 * writes them. Other shapes are named, not nested. `hidden` values are never printed.
 */
export type Shape =
  | RecordShape
  | ListShape
  | MapShape
  | TextShape
  | IntegerShape
  | BlobShape
  | { readonly kind: 'boolean' | 'document'; readonly hidden?: true }

export interface RecordShape {
  readonly kind: 'record'
  readonly members: Readonly<Record<string, string>>
  readonly required: readonly string[]
  readonly hidden?: true
}

/** Bounds count members, characters or bytes; of integers they are the value's own. */
interface Bounded {
  readonly least?: number
  readonly most?: number
  readonly hidden?: true
}
export interface ListShape extends Bounded {
  readonly kind: 'list'
  readonly of: string
}
export interface MapShape extends Bounded {
  readonly kind: 'map'
  readonly keys: string
  readonly values: string
}
export interface TextShape extends Bounded {
  readonly kind: 'text'
  /** Of the whole value, in the words of JavaScript with the `u` flag. */
  readonly pattern?: string
  /** The pattern as Cognito prints it, where its own words differ. */
  readonly printed?: string
  readonly oneOf?: readonly string[]
}
export interface IntegerShape extends Bounded {
  readonly kind: 'integer'
}
/** Base64. */
export interface BlobShape extends Bounded {
  readonly kind: 'blob'
}
