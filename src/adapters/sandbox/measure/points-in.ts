import { parse, type Node } from 'acorn'
import { full } from 'acorn-walk'

/** A part of a script that is counted whenever it runs. */
export interface Point {
  /** Where it begins and ends, in characters. */
  readonly start: number
  readonly end: number
  /** A statement among others; one that stands alone, as after `if (…)`; or an expression that need not run. */
  readonly kind: 'listed' | 'alone' | 'expression'
  /** Where its place is looked up in a source map, in characters, and as those have it: from 0. */
  readonly at: number
  readonly line: number
  readonly column: number
}

type Found = Node & Readonly<Record<string, unknown>>
type Of = (node: Found) => readonly (Node | null | undefined)[]

/** Where statements stand in a list, and where one stands alone. */
const lists: Readonly<Record<string, Of>> = {
  BlockStatement: ({ body }) => body as Node[],
  StaticBlock: ({ body }) => body as Node[],
  SwitchCase: ({ consequent }) => consequent as Node[],
}
const body: Of = ({ body }) => [body as Node]
const alone: Readonly<Record<string, Of>> = {
  IfStatement: ({ consequent, alternate }) => [consequent as Node, alternate as Node | null],
  ForStatement: body,
  ForInStatement: body,
  ForOfStatement: body,
  WhileStatement: body,
  DoWhileStatement: body,
  WithStatement: body,
}
/** Expressions that run only sometimes when that which they are part of does. */
const sometimes: Readonly<Record<string, Of>> = {
  ArrowFunctionExpression: ({ expression, body }) => (expression ? [body as Node] : []),
  ConditionalExpression: ({ consequent, alternate }) => [consequent as Node, alternate as Node],
  LogicalExpression: ({ right }) => [right as Node],
}

/** What does nothing when its turn comes, or nothing of its own. */
const idle = new Set(['EmptyStatement', 'FunctionDeclaration', 'BlockStatement'])

/** The parts of a script whose running is counted, in the order in which they begin. Throws where it cannot be read. */
export function pointsIn(code: string): readonly Point[] {
  const points: Point[] = []
  const add = (kind: Point['kind'], nodes: readonly (Node | null | undefined)[]) => {
    for (const node of nodes) {
      if (!node || (kind !== 'expression' && idle.has(node.type)) || 'directive' in node) continue
      const found = node as Found
      // The compiler tells of no `else if`, but of what it asks.
      const at = kind === 'alone' && node.type === 'IfStatement' ? (found['test'] as Node) : node
      const { line = 1, column = 0 } = at.loc?.start ?? {}
      points.push({ kind, start: node.start, end: node.end, at: at.start, line: line - 1, column })
    }
  }
  full(parse(code, { ecmaVersion: 'latest', locations: true }), (node) => {
    const found = node as Found
    add('listed', lists[node.type]?.(found) ?? [])
    add('alone', alone[node.type]?.(found) ?? [])
    add('expression', sometimes[node.type]?.(found) ?? [])
  })
  return points.sort((a, b) => a.start - b.start || b.end - a.end)
}
