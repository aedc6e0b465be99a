import { flat } from '../visible.ts'
import { nodeKinds, type Graph, type GraphNode, type NodeKind } from './graph.ts'
import { light, tones } from './tones.ts'

/** How much GitHub draws of one diagram: more of it is an error there. */
export const mermaidBounds = { edges: 500, characters: 50_000 }

/**
 * The picture as a Mermaid flowchart, for a Markdown page. Only the plainest of its syntax is used, and of
 * the author's texts every character that could be more than text stands as an entity.
 */
export function mermaid({ nodes, edges }: Graph): string {
  const used = (Object.keys(nodeKinds) as NodeKind[]).filter((kind) =>
    nodes.some((node) => node.kind === kind),
  )
  return [
    'flowchart LR',
    '  accTitle: From sign-in to permission',
    ...nodes.map(nodeLine),
    ...edges.map(({ from, to, label, faint }) => {
      const arrow = faint ? '-.->' : '-->'
      return `  ${from} ${arrow}${label === undefined ? '' : `|"${inMermaid(label)}"|`} ${to}`
    }),
    ...used.map((kind) => `  classDef ${classOf(kind)} ${styleOf(kind)}`),
  ].join('\n')
}

function nodeLine({ id, kind, name, lines }: GraphNode): string {
  const [open, close] = shapes[kind] ?? ['[', ']']
  const said = [name, nodeKinds[kind], ...lines].map(inMermaid).join('<br/>')
  return `  ${id}${open}"${said}"${close}:::${classOf(kind)}`
}

const classOf = (kind: NodeKind) => `is${kind.replaceAll('-', '')}`

const shapes: Partial<Record<NodeKind, readonly [string, string]>> = {
  client: ['([', '])'],
  pool: ['[(', ')]'],
  identity: ['[(', ')]'],
  hook: ['[[', ']]'],
  role: ['(', ')'],
  'iam-user': ['(', ')'],
}

// Both fill and text are said, so that each can be read on a light page and on a dark one.
function styleOf(kind: NodeKind): string {
  const [fill, line] = light[tones[kind]]
  return `fill:${fill},stroke:${line},color:#1c1917`
}

const longest = 80

/**
 * A text as it stands between quotes in Mermaid. Its lexer, its directives, and the Markdown that newer
 * versions read in labels see only letters, digits, blanks and a few marks in places where they mean nothing.
 */
export function inMermaid(text: string): string {
  const line = flat(text)
  const short = line.length > longest ? `${[...line].slice(0, longest - 1).join('')}…` : line
  return short
    .replaceAll(/[^\p{L}\p{M}\p{N} ,./-]/gu, entity)
    .replaceAll(/^(?:\d+\.|-)/g, (start) => start.slice(0, -1) + entity(start.slice(-1)))
    .replaceAll(/www\./gi, (start) => start.slice(0, -1) + entity('.'))
}

const entity = (character: string) => `#${character.codePointAt(0)};`
