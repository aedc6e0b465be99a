import { isScalar, type ParsedNode } from 'yaml'
import { kinds, type Kind } from '../../model/model.ts'
import type { Json } from '../../model/trigger.ts'
import { compare } from '../findings.ts'
import { valueAt, type Path } from '../path.ts'
import { schemaAt, type Schema } from '../schema-at.ts'

/** A file whose parts are put in order. */
export interface Arranged {
  readonly kind: Kind
  /** Its value, by which the branches of its schema are chosen. */
  readonly whole: Json
  /** Whether nothing may change its place: an anchor has to stand before what refers to it. */
  readonly fixed: boolean
}

/** Lists that hold each item once and in which the place of an item means something all the same. */
const ordered: ReadonlySet<string> = new Set(['recovery', 'use'])

/** The order in which the schema has the keys of a map. */
export function keyOrder({ kind, whole, fixed }: Arranged, path: Path): readonly string[] {
  return fixed ? [] : Object.keys(schemaOf(kind, whole, path)?.properties ?? {})
}

/** The items of a list as they are to stand: of a set, in the order of what there is, or of the alphabet. */
export function inOrder<Item extends { readonly node: ParsedNode | null }>(
  items: readonly Item[],
  { kind, whole, fixed }: Arranged,
  path: Path,
): readonly Item[] {
  const schema = fixed || ordered.has(String(path.at(-1))) ? undefined : schemaOf(kind, whole, path)
  if (!schema?.uniqueItems || items.length < 2) return items
  const texts = new Map(items.map((item) => [item, textOf(item.node)]))
  if ([...texts.values()].includes(undefined)) return items
  const known = schemaOf(kind, whole, [...path, 0])?.enum ?? []
  const place = (item: Item) => {
    const at = known.indexOf(texts.get(item) ?? '')
    return at < 0 ? known.length : at
  }
  return items.toSorted(
    (one, other) => place(one) - place(other) || compare(texts.get(one) ?? '', texts.get(other) ?? ''),
  )
}

const textOf = (node: ParsedNode | null): string | undefined =>
  isScalar(node) && typeof node.value === 'string' ? node.value : undefined

/** What an environment changes of a resource is as the resource has it. */
function schemaOf(kind: Kind, whole: Json, path: Path): Schema | undefined {
  const [first, key, ...rest] = path
  const other = kind === 'env' && first === 'patch' && typeof key === 'string' ? key.split('/')[0] : undefined
  const patched = kinds.find((each) => each === other)
  return patched ? schemaAt(patched, valueAt(whole, path.slice(0, 2)), rest) : schemaAt(kind, whole, path)
}
