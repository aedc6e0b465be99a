import { isMap, isSeq, type ParsedNode } from 'yaml'
import type { Kind } from '../../model/model.ts'
import type { Json } from '../../model/trigger.ts'
import { equal, isObject } from '../canonical/tree.ts'
import { entriesOf } from '../key-slips.ts'
import { parse } from '../parse.ts'
import type { Path } from '../path.ts'
import { plain } from '../plain.ts'
import { resolve, stops } from '../resolve.ts'
import { commentsIn } from './comments.ts'
import { inBlock, type ParsedList, type ParsedMap } from './ends.ts'
import { deleteItem, insertItem } from './in-list.ts'
import { deletePair, insertPair } from './in-map.ts'
import { applied, type Piece, type Whole } from './piece.ts'
import { replaceValue } from './replace-value.ts'
import { withValue } from './with-value.ts'

/**
 * A text of YAML with another value at a path, or without what stands there. All else keeps its place, its
 * quotes and its comments. None where that cannot be: where an alias or an anchor would change other places
 * as well, a comment would be lost, or the path leads nowhere.
 */
export function editYaml(
  { kind, text }: { readonly kind: Kind; readonly text: string },
  path: Path,
  value: Json | undefined,
): string | undefined {
  const tree = resolve(parse(text))
  if (tree.slips.some(stops) || !tree.root || path.length === 0) return undefined
  const whole = plain(tree)
  const after = withValue(whole, path, value)
  if (after === undefined) return undefined
  if (equal(whole, after)) return text
  const pieces = changes({ kind, text, whole }, { node: tree.root, path: [], flow: false }, whole, after)
  const edited = pieces && applied(text, pieces)
  // Whatever the pieces are, what comes of them must be what was asked for, and nothing else.
  return edited !== undefined && says(edited, after) && keepsComments(text, edited) ? edited : undefined
}

/** A node, the path that leads to it, and whether it lies inside brackets. */
interface Place {
  readonly node: ParsedNode | null
  readonly path: Path
  readonly flow: boolean
}

/** The changes that make a node say another value, as few as there may be; none where it cannot be done. */
function changes(file: Whole, place: Place, before: Json, after: Json): readonly Piece[] | undefined {
  const { node } = place
  if (equal(before, after)) return []
  if (isMap(node) && isObject(before) && isObject(after) && Object.keys(after).length > 0)
    return inMap(file, { ...place, map: node as ParsedMap }, before, after)
  if (isSeq(node) && Array.isArray(before) && Array.isArray(after) && after.length > 0)
    return inList(file, { ...place, list: node as ParsedList }, before, after)
  return node ? replaceValue(file, node, after, place.flow) : undefined
}

function inMap(
  file: Whole,
  { map, path, flow }: Place & { readonly map: ParsedMap },
  before: Readonly<Record<string, Json>>,
  after: Readonly<Record<string, Json>>,
) {
  const { own } = entriesOf(map)
  return gathered([...new Set([...Object.keys(before), ...Object.keys(after)])], (key) => {
    const [was, is] = [before[key], after[key]]
    if (was !== undefined && is !== undefined && equal(was, is)) return []
    if (is === undefined) return deletePair(file, map, key)
    const there = own.get(key)
    if (!there || was === undefined) return insertPair(file, map, path, key, is)
    const inside = flow || !inBlock(map)
    return changes(file, { node: there.value, path: [...path, key], flow: inside }, was, is)
  })
}

function inList(
  file: Whole,
  { list, path, flow }: Place & { readonly list: ParsedList },
  before: readonly Json[],
  after: readonly Json[],
) {
  const inside = flow || !inBlock(list)
  if (before.length === after.length)
    return gathered([...after.entries()], ([index, item]) => {
      const node = list.items[index] ?? null
      return changes(file, { node, path: [...path, index], flow: inside }, before[index] ?? null, item)
    })
  const deleted: number[] = []
  let kept = 0
  for (const [index, item] of before.entries())
    if (kept < after.length && equal(item, after[kept] ?? null)) kept += 1
    else deleted.push(index)
  const added = after.slice(kept)
  const several =
    before.length === 0 || (deleted.length > 0 && added.length > 0) || (inside && deleted.length > 1)
  if (several) return replaceValue(file, list, after, flow)
  return deleted.length
    ? gathered(deleted, (index) => deleteItem(file, list, index))
    : gathered(added, (item) => insertItem(file, list, item))
}

function gathered<Item>(
  items: readonly Item[],
  make: (item: Item) => readonly Piece[] | undefined,
): readonly Piece[] | undefined {
  const all: Piece[] = []
  for (const item of items) {
    const pieces = make(item)
    if (!pieces) return undefined
    all.push(...pieces)
  }
  return all
}

/** Whether a text says a value, and nothing is wrong with it. */
function says(text: string, value: Json): boolean {
  const tree = resolve(parse(text))
  return tree.slips.length === 0 && equal(plain(tree), value)
}

function keepsComments(before: string, after: string): boolean {
  const said = (text: string) => commentsIn(text).map((comment) => comment.text)
  return said(before).join('\n') === said(after).join('\n')
}
