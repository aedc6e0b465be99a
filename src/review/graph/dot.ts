import { flat } from '../visible.ts'
import { nodeKinds, type Graph, type NodeKind } from './graph.ts'

/** The picture for Graphviz. All texts are quoted strings: none is HTML, and none can end its string. */
export function dot({ nodes, edges }: Graph): string {
  return [
    'digraph poolwright {',
    '  rankdir=LR',
    '  node [shape=box, fontname="sans-serif", fontsize=11]',
    '  edge [fontname="sans-serif", fontsize=9]',
    ...nodes.map(({ id, kind, name, lines }) => {
      const label = [name, nodeKinds[kind], ...lines].map(inDot).join('\\n')
      const shape = shapes[kind]
      return `  ${id} [label="${label}"${shape ? `, ${shape}` : ''}]`
    }),
    ...edges.map(({ from, to, label, faint }) => {
      const said = [
        ...(label === undefined ? [] : [`label="${inDot(label)}"`]),
        ...(faint ? ['style=dashed'] : []),
      ]
      return `  ${from} -> ${to}${said.length ? ` [${said.join(', ')}]` : ''}`
    }),
    '}',
  ].join('\n')
}

const shapes: Partial<Record<NodeKind, string>> = {
  client: 'style=rounded',
  pool: 'shape=cylinder',
  identity: 'shape=cylinder',
  role: 'style=rounded',
  allows: 'shape=note',
  policy: 'shape=note',
}

// Graphviz reads entities in any label; a backslash begins one of its own escapes.
const inDot = (text: string) =>
  flat(text).replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('&', '&amp;')
