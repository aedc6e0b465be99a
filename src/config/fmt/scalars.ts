import { isScalar, Scalar, type ParsedNode } from 'yaml'
import { renderedScalar } from '../edit/render.ts'

/** A text that readers of YAML 1.1 take for something else: they are many, so its quotes stay. */
const doubtful =
  /^(?:y|n|yes|no|on|off|true|false|null|~|[-+]?[0-9][0-9_]*(?:\.[0-9_]*)?|[-+]?[0-9]+(?::[0-5]?[0-9])+(?:\.[0-9]*)?|0[xo][0-9a-f_]+|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}.*|[-+]?\.?(?:inf|nan))$/i

const surelyPlain = /^[A-Za-z_$][\w.$/-]*$/

/** A scalar that stands on one line, in quotes only where it must be. */
export function scalarText(node: ParsedNode, flow: boolean): string {
  if (!isScalar(node)) return ''
  const { source, type, value } = node
  // What is no text has no quotes, and a plain text needs none: both are as they were written.
  if (typeof value !== 'string' || (type === Scalar.PLAIN && source !== undefined && !/[\n\t]/.test(source)))
    return source ?? ''
  if (doubtful.test(value)) return `'${value}'`
  return surelyPlain.test(value) ? value : renderedScalar(value, flow)
}

/** Whether a scalar is a text of several lines under its key. */
export const isBlockText = (node: ParsedNode | null): node is Scalar.Parsed =>
  isScalar(node) && (node.type === Scalar.BLOCK_LITERAL || node.type === Scalar.BLOCK_FOLDED)

/** A text of several lines: what stands behind its key, and its lines so far from the left. */
export function blockText(
  node: Scalar.Parsed,
  indent: number,
): readonly [head: string, lines: readonly string[]] {
  const { value, type, source = '' } = node as Scalar.Parsed & { readonly value: string }
  const folded = type === Scalar.BLOCK_FOLDED
  const written = sourceLines(node)
  const lines = folded && written ? written : value.replace(/\n+$/, '').split('\n')
  const chomp = value.endsWith('\n') ? '' : '-'
  // Where the first line begins with a blank, how far they stand from the left has to be said.
  const deep = /^(?:\s|$)/.test(lines[0] ?? '') && source !== '' ? '2' : ''
  const pad = ' '.repeat(indent)
  return [`${folded ? '>' : '|'}${deep}${chomp}`, lines.map((line) => (line === '' ? '' : pad + line))]
}

/** The lines of a folded text as they were written, without what stands before them; none where that is said by a number. */
function sourceLines({ srcToken }: Scalar.Parsed): readonly string[] | undefined {
  if (srcToken?.type !== 'block-scalar') return undefined
  const [header] = srcToken.props.flatMap((one) => (one.type === 'block-scalar-header' ? [one.source] : []))
  if (header === undefined || /\d/.test(header)) return undefined
  const lines = srcToken.source.replace(/\s+$/, '').split('\n')
  const base = /^ */.exec(lines.find((line) => line.trim() !== '') ?? '')?.[0].length ?? 0
  return lines.map((line) => line.slice(base).trimEnd())
}
