import { parse } from './parse.ts'
import { resolve, type Tree } from './resolve.ts'

let last: { readonly text: string; readonly tree: Tree } | undefined

/** A text as nodes. Several look at one file in turn, and it is parsed once. */
export function treeOf(text: string): Tree {
  if (last?.text !== text) last = { text, tree: resolve(parse(text)) }
  return last.tree
}
