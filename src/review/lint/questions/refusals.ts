import { ancestor, full } from 'acorn-walk'
import type { Node } from 'acorn'
import type { Script } from '../script.ts'

type Any = Node & Readonly<Record<string, unknown>>

/** The first place where a script refuses: it throws what it does not catch, rejects, or calls back with an error. */
export function refusalIn({ program }: Script): Pick<Node, 'start' | 'end'> | undefined {
  const found: Node[] = []
  ancestor(program, {
    ThrowStatement: (node, _state, ancestors) => {
      if (!isCaught(ancestors as never as readonly Any[])) found.push(node)
    },
    CallExpression: (plain) => {
      const { callee, arguments: given } = plain as never as Any
      const { type, object, property, name } = callee as Any
      if (type === 'MemberExpression' && nameOf(object) === 'Promise' && nameOf(property) === 'reject')
        found.push(plain)
      if (/^(callback|cb|done)$/.test(String(name)) && isError((given as readonly Any[])[0]))
        found.push(plain)
    },
  })
  return found.sort((one, other) => one.start - other.start)[0]
}

/** Whether what is thrown there goes no further: it is tried, and what catches it throws nothing. */
function isCaught(ancestors: readonly Any[]): boolean {
  const around = ancestors.findLastIndex(({ type }) => /Function/.test(type))
  return ancestors.slice(around + 1).some((node, at, inner) => {
    const handler = node.type === 'TryStatement' ? (node['handler'] as Any | null) : null
    if (!handler || inner[at + 1] !== node['block']) return false
    let throws = false
    full(handler, ({ type }) => {
      if (type === 'ThrowStatement') throws = true
    })
    return !throws
  })
}

const nameOf = (node: unknown) => (node as Any)['name']

const isError = (node: Any | undefined) =>
  node !== undefined && node['value'] !== null && node['name'] !== 'undefined'
