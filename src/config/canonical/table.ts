import type { Json, JsonObject } from '../../model/trigger.ts'
import type { Addresses } from '../addresses.ts'
import type { Path as Place } from '../path.ts'
import { at, contains, difference, grow, isObject, joined, patch, under } from './tree.ts'

/** What a translation may ask for beside the value in hand. */
export interface Scope {
  /** The name of the resource. */
  readonly name: string
  readonly addresses: Addresses
  /** What a client may write that says nothing about it, where the pool has attributes that no client may. */
  readonly writable?: readonly string[]
  /** Places whose words must not be used, from the table in hand: what they would say is left to `aws`. */
  readonly avoid?: readonly Place[]
}

/** How one value is said in both vocabularies. What one of them cannot say is undefined there. */
export interface Lens {
  readonly there: (value: Json, scope: Scope) => Json | undefined
  /** May guess: a row that does not lead back to what was there is not used. */
  readonly back: (value: Json, scope: Scope) => Json | undefined
}

/** Words of the language, and the part of the canonical tree that they stand for. */
export interface Row {
  readonly words: readonly string[]
  readonly there: (said: JsonObject, scope: Scope) => JsonObject
  /** May guess, like a lens. The words of the rows before it are said already, and may be said again. */
  readonly back: (tree: JsonObject, scope: Scope, said: JsonObject) => JsonObject
  /** Its words are kept unproved: they are right, or `aws` sets them right. */
  readonly sure?: true
  /** It hands places to be avoided on to what it is a map of. */
  readonly inside?: true
}

/** Everything that one kind of resource can say. */
export interface Table {
  /** What holds of a resource that says nothing. */
  readonly implied?: (scope: Scope) => JsonObject
  /** In the order of the schema. */
  readonly rows: readonly Row[]
  /** Types of CloudFormation that a file declares beside its own, and where they stand in its tree. */
  readonly companions?: Readonly<Record<string, string>>
}

/** The paths of an object type, by dots. Maps and lists have no paths inside. */
export type Path<T> = T extends readonly unknown[]
  ? never
  : T extends object
    ? string extends keyof T
      ? never
      : { [K in keyof T & string]: K | `${K}.${Path<NonNullable<T[K]>>}` }[keyof T & string]
    : never

/** Makes rows for one document and one type of properties, so that neither can be misspelt. */
export const rowsOf =
  <Document, Properties>(under: string) =>
  (word: Path<Document>, property: Path<Properties>, lens: Lens): Row =>
    simple(word, `${under}.${property}`, lens)

/** A row of one word and one place in the tree. */
export function simple(word: string, place: string, lens: Lens): Row {
  const [here, over] = [word.split('.'), place.split('.')]
  return {
    words: [word],
    there: (said, scope) => {
      const value = at(said, here)
      return value === undefined ? {} : under(over, lens.there(value, scope))
    },
    back: (tree, scope) => {
      const value = at(tree, over)
      return value === undefined ? {} : under(here, lens.back(value, scope))
    },
  }
}

/** The canonical tree of what a file says: its words first, then what stands under `aws`. */
export function there(table: Table, said: JsonObject, scope: Scope): JsonObject {
  const tree = spoken(table, said, scope)
  return isObject(said['aws']) ? patch(tree, placed(table, said['aws'])) : tree
}

/** The words for a canonical tree; under `aws` stands what they do not say. */
export function back(table: Table, tree: JsonObject, scope: Scope): JsonObject {
  const { said, claimed } = told(table, tree, scope)
  const rest = difference(claimed, tree)
  return rest ? { ...said, aws: unplaced(table, rest) } : said
}

/** The canonical tree of what is said in words. */
export const spoken = (table: Table, said: JsonObject, scope: Scope): JsonObject =>
  joined([table.implied?.(scope) ?? {}, ...table.rows.map((row) => row.there(said, scope))])

/** Every word that is true of the tree and would be missed. */
export const words = (table: Table, tree: JsonObject, scope: Scope): JsonObject =>
  told(table, tree, scope).said

/** The words, and all that they say of the tree. */
function told(table: Table, tree: JsonObject, scope: Scope) {
  const implied = table.implied?.(scope) ?? {}
  const [said, claimed] = [{}, joined([implied])]
  for (const row of table.rows) {
    const part = avoided(row, scope) ? {} : row.back(tree, scope, said)
    const claim = row.there(part, scope)
    const kept = row.sure || (contains(tree, claim) && !contains(implied, claim))
    if (kept) grow(said, part)
    grow(claimed, kept ? claim : row.there({}, scope))
  }
  return { said, claimed }
}

/** Whether a row says something at a place that is to be avoided. A map of resources has places inside. */
const avoided = ({ words, inside }: Row, { avoid = [] }: Scope): boolean =>
  avoid.some((place) =>
    words.some((word) => {
      const own = word.split('.')
      const common = own.every((key, index) => index >= place.length || place[index] === key)
      return common && !(inside && place.length > own.length)
    }),
  )

/** What stands under `aws`, as a patch of the tree. */
function placed({ companions = {} }: Table, aws: JsonObject): JsonObject {
  const own = Object.entries(aws).filter(([key]) => !Object.hasOwn(companions, key))
  const others = Object.entries(aws).filter(([key]) => Object.hasOwn(companions, key))
  return {
    ...(own.length && { properties: Object.fromEntries(own) }),
    ...Object.fromEntries(others.map(([type, value]) => [companions[type]!, value])),
  }
}

/** A patch of the tree, as it stands under `aws`. */
function unplaced({ companions = {} }: Table, { properties = {}, ...others }: JsonObject): JsonObject {
  const types = new Map(Object.entries(companions).map(([type, place]) => [place, type]))
  const aws = Object.entries(others).map(([place, value]) => {
    const type = types.get(place)
    if (type === undefined) throw new Error(`no word says ${place}: ${JSON.stringify(value)}`)
    return [type, value] as const
  })
  return { ...(properties as JsonObject), ...Object.fromEntries(aws) }
}
