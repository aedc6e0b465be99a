import { escapeXml } from '../../escape-xml.ts'
import { flat } from '../../visible.ts'
import { nodeKinds, type Graph, type GraphEdge, type GraphNode, type NodeKind } from '../graph.ts'
import type { Cell } from './layers.ts'
import { placed, type Spot } from './place.ts'
import { tones } from '../tones.ts'
import { style } from './style.ts'
import { clipped, textWidth } from './text-width.ts'

const [margin, padding, widest, narrowest] = [24, 12, 300, 96]
const heights = { kind: 14, name: 19, line: 16 }
const sizes = { kind: 10, name: 14, line: 12, label: 11 }

interface Box extends Cell {
  readonly node: GraphNode
  readonly name: string
  readonly lines: readonly string[]
}

/** The picture as an SVG of its own: text is text, colours follow light and dark, and nothing in it runs. */
export function svg(graph: Graph): string {
  const boxes = graph.nodes.map(boxOf)
  const labelOf = ({ label = '' }: GraphEdge) => clipped(flat(label), sizes.label, 160)
  const { spots, routes, width, height } = placed(boxes, graph.edges, (edge) =>
    textWidth(labelOf(edge), sizes.label),
  )
  const widths = new Map(boxes.map((box) => [box.key, box.width]))
  const ways = routes.map(({ edge, spots: through }) => wayMark(edge, through, widths.get(edge.from) ?? 0))
  // Labels stand over every edge, and boxes over all.
  const labels = routes.map(({ edge, spots: through }) => labelMark(labelOf(edge), through))
  const [wide, high] = [Math.ceil(width + 2 * margin), Math.ceil(height + 2 * margin)]
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${wide}" height="${high}" viewBox="${-margin} ${-margin} ${wide} ${high}" role="img" aria-labelledby="title desc">`,
    '<title id="title">From sign-in to permission</title>',
    `<desc id="desc">${escapeXml(counted(graph))}</desc>`,
    `<style>${style}</style>`,
    '<defs><marker id="arrow" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path d="M0 0 8 4 0 8z"/></marker></defs>',
    `<rect class="page" x="${-margin}" y="${-margin}" width="${wide}" height="${high}"/>`,
    ...ways,
    ...labels.filter(Boolean),
    ...boxes.map((box) => boxMark(box, spots.get(box.key))),
    '</svg>',
  ].join('\n')
}

function boxOf(node: GraphNode): Box {
  const room = widest - 2 * padding
  const name = clipped(flat(node.name), sizes.name, room)
  const lines = node.lines.map((line) => clipped(flat(line), sizes.line, room))
  const width = Math.max(
    narrowest,
    textWidth(nodeKinds[node.kind], sizes.kind) + 2 * padding,
    textWidth(name, sizes.name) * bold + 2 * padding,
    ...lines.map((line) => textWidth(line, sizes.line) + 2 * padding),
  )
  const height = 2 * padding + heights.kind + heights.name + lines.length * heights.line - 6
  return { key: node.id, node, name, lines, width: Math.min(widest, Math.ceil(width)), height }
}
/** How much wider bold type is. */
const bold = 1.06

function boxMark({ node, name, lines, width, height }: Box, spot: Spot | undefined): string {
  if (!spot) return ''
  const { left, middle } = spot
  const top = round(middle - height / 2)
  const x = left + padding
  let y = top + padding + sizes.kind - 2
  const text = (words: string, as: string) => `<text${as} x="${x}" y="${round(y)}">${escapeXml(words)}</text>`
  const kind = text(nodeKinds[node.kind], ' class="kind"')
  y += heights.name
  const title = text(name, ' class="name"')
  const rest = lines.map((line) => {
    y += heights.line
    return text(line, '')
  })
  const whole = [`${nodeKinds[node.kind]} ${node.name}`, ...node.lines].map(flat).join('; ')
  const corner = tones[node.kind] === 'scripts' || tones[node.kind] === 'ways' ? 3 : 10
  return `<g class="${tones[node.kind]}"><title>${escapeXml(whole)}</title><rect x="${left}" y="${top}" width="${width}" height="${height}" rx="${corner}"/>${kind}${title}${rest.join('')}</g>`
}

function wayMark({ faint }: GraphEdge, spots: readonly Spot[], width: number): string {
  const [first, ...rest] = spots
  if (!first) return ''
  let d = `M${first.left + width} ${round(first.middle)}H${first.right}`
  let before = first
  for (const [index, spot] of rest.entries()) {
    const bend = (spot.left - before.right) / 2
    const [start, end] = [round(before.middle), round(spot.middle)]
    d += `C${round(before.right + bend)} ${start} ${round(spot.left - bend)} ${end} ${spot.left} ${end}`
    if (index < rest.length - 1) d += `H${spot.right}`
    before = spot
  }
  return `<path${faint ? ' class="faint"' : ''} d="${d}" marker-end="url(#arrow)"/>`
}

function labelMark(label: string, spots: readonly Spot[]): string {
  const [from, to] = spots.slice(-2)
  if (!label || !from || !to) return ''
  const [x, y] = [(from.right + to.left) / 2, (from.middle + to.middle) / 2]
  return `<text class="label" x="${round(x)}" y="${round(y) + 4}">${escapeXml(label)}</text>`
}

const round = (pixels: number) => Math.round(pixels)

/** What is in the picture, for whoever does not see it. */
function counted({ nodes, edges }: Graph): string {
  const kinds = Object.keys(nodeKinds) as NodeKind[]
  const parts = kinds.flatMap((kind) => {
    const names = nodes.filter((node) => node.kind === kind).map(({ name }) => flat(name))
    return names.length ? [`${nodeKinds[kind]}: ${[...new Set(names)].join(', ')}`] : []
  })
  return `${parts.join('. ')}. ${edges.length} arrows lead from one to the next.`
}
