import { full } from 'acorn-walk'
import type { Node } from 'acorn'
import type { Script } from '../script.ts'

type Any = Node & Readonly<Record<string, unknown>>

/** The first place where a script refuses: it throws, or rejects. */
export function refusalIn({ program }: Script): Pick<Node, 'start' | 'end'> | undefined {
  const found: Node[] = []
  full(program, (plain) => {
    const node = plain as Any
    if (node.type === 'ThrowStatement') found.push(node)
    const callee = node.type === 'CallExpression' ? (node['callee'] as Any) : undefined
    if (callee?.type !== 'MemberExpression') return
    const [whose, does] = [callee['object'] as Any, callee['property'] as Any]
    if (whose['name'] === 'Promise' && does['name'] === 'reject') found.push(node)
  })
  return found.sort((one, other) => one.start - other.start)[0]
}
