import { Document, isScalar, Scalar, YAMLSeq, type ParsedNode } from 'yaml'
import type { Json } from '../../model/trigger.ts'
import { isObject } from '../canonical/tree.ts'

/** A value as it is written on one line, inside brackets or not; a text in the quotes that another one had. */
export function rendered(value: Json, flow: boolean, like?: ParsedNode): string {
  if (Array.isArray(value))
    return `[${(value as readonly Json[]).map((item) => rendered(item, true, like)).join(', ')}]`
  if (!isObject(value)) return renderedScalar(value, flow, isScalar(like) ? like.type : undefined)
  const pairs = Object.entries(value).map(([key, inner]) => renderedPair(key, inner, true))
  return pairs.length ? `{ ${pairs.join(', ')} }` : '{}'
}

/** A key and its value as they are written on one line. */
export const renderedPair = (key: string, value: Json, flow: boolean): string =>
  `${renderedScalar(key, true)}: ${rendered(value, flow)}`

/** A text, a number, a truth value or nothing, in quotes only where it must be, unless it is said in which. */
export function renderedScalar(value: Json, flow: boolean, quotes?: Scalar['type']): string {
  const scalar = new Scalar(value)
  const quoted = quotes === Scalar.QUOTE_SINGLE || quotes === Scalar.QUOTE_DOUBLE
  if (typeof value === 'string') {
    if (value.includes('\n')) scalar.type = Scalar.QUOTE_DOUBLE
    else if (quoted) scalar.type = quotes
  }
  const list = new YAMLSeq()
  list.items.push(scalar)
  list.flow = flow
  const document = new Document(list)
  // Nothing is folded, and no text is written over several lines.
  const text = document
    .toString({
      lineWidth: 0,
      singleQuote: true,
      blockQuote: false,
      doubleQuotedMinMultiLineLength: Infinity,
      flowCollectionPadding: false,
    })
    .trimEnd()
  return flow ? text.slice(1, -1) : text.replace(/^- /, '')
}
