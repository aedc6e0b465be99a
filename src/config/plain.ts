import { isAlias, isMap, isScalar, isSeq, type ParsedNode, type YAMLMap } from 'yaml'
import type { Json } from '../model/trigger.ts'
import { entriesOf } from './key-slips.ts'
import type { Tree } from './resolve.ts'

type Value = Json | undefined
type Members = Record<string, Json>

const known = new WeakMap<Tree, Json>()

/** What a tree holds, as JSON. Only for trees without slips that stop it: see `resolve`. */
export function plain(tree: Tree): Json {
  const found = known.get(tree)
  if (found !== undefined) return found
  const made = plainOf(tree)
  known.set(tree, made)
  return made
}

function plainOf(tree: Tree): Json {
  const value = (node: ParsedNode | null | undefined): Json => {
    if (isAlias(node)) return value(tree.targets.get(node))
    if (isMap(node)) return members(node)
    if (isSeq(node)) return node.items.map((item) => value(item as ParsedNode))
    return isScalar(node) ? ((node.value as Value) ?? null) : null
  }
  const members = (map: YAMLMap): Members => {
    const { own, merges } = entriesOf(map)
    const said = Object.fromEntries([...own].map(([name, pair]) => [name, value(pair.value)]))
    const merged = merges.flatMap((node) => sources(tree, node)).map(members)
    // Own keys win over merged ones, and of those the map named first.
    return merged.length ? Object.assign({}, ...merged.toReversed(), said) : said
  }
  return value(tree.root)
}

/** The maps that a `<<` puts into the one it stands in, in order. */
export function sources(tree: Tree, node: ParsedNode | null | undefined): YAMLMap[] {
  if (isAlias(node)) return sources(tree, tree.targets.get(node))
  if (isMap(node)) return [node]
  return isSeq(node)
    ? node.items.flatMap((item) => (isSeq(item) ? [] : sources(tree, item as ParsedNode)))
    : []
}
