import { isMap, isScalar, isSeq, Scalar, type CST, type ParsedNode, type YAMLMap, type YAMLSeq } from 'yaml'

/** A key of a map, and its value. */
export interface ParsedPair {
  readonly key: ParsedNode
  readonly value: ParsedNode | null
}

/** A list of a file that was read. */
export type ParsedList = YAMLSeq.Parsed<ParsedNode>
/** A map of a file that was read. */
export type ParsedMap = YAMLMap.Parsed<ParsedNode, ParsedNode | null>

/** Whether a node is a map or a list whose members stand on lines of their own. */
export const inBlock = (node: ParsedNode): boolean => (isMap(node) || isSeq(node)) && !node.flow

/** Where what a node says ends, without the blanks and comments behind it. */
export function contentEnd(text: string, node: ParsedNode): number {
  const [start, end] = node.range
  if (inBlock(node) && isMap(node)) {
    const last = node.items.at(-1) as ParsedPair | undefined
    return last ? pairEnd(text, last) : end
  }
  if (inBlock(node) && isSeq(node)) {
    const last = node.items.at(-1) as ParsedNode | undefined
    return last ? contentEnd(text, last) : end
  }
  const block = isScalar(node) && (node.type === Scalar.BLOCK_LITERAL || node.type === Scalar.BLOCK_FOLDED)
  return block ? end : start + text.slice(start, end).trimEnd().length
}

/** Where a key and its value end. */
export function pairEnd(text: string, { key, value }: ParsedPair): number {
  if (value && value.range[1] > value.range[0]) return contentEnd(text, value)
  // A key without a value ends behind its colon, or by itself inside brackets.
  const [, end] = key.range
  return end + (/^\s*:/.exec(text.slice(end))?.[0].length ?? 0)
}

/** Where the dash of an item stands; none inside brackets. */
export function dashOf({ srcToken }: Pick<YAMLSeq, 'srcToken'>, index: number): number | undefined {
  const token = srcToken as CST.Token | undefined
  if (token?.type !== 'block-seq') return undefined
  return token.items[index]?.start.find(({ type }) => type === 'seq-item-ind')?.offset
}
