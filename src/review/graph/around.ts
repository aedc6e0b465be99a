import type { Graph, GraphEdge, GraphNode } from './graph.ts'

/**
 * The part of a picture that has to do with some of its nodes: what leads to them, and what they lead to, so
 * many steps far or all the way.
 */
export function around(graph: Graph, wanted: (node: GraphNode) => boolean, depth = Infinity): Graph {
  const seeds = graph.nodes.filter(wanted).map(({ id }) => id)
  const near = new Set([
    ...reached(seeds, stepsOf(graph.edges, 'from', 'to'), depth),
    ...reached(seeds, stepsOf(graph.edges, 'to', 'from'), depth),
  ])
  return {
    nodes: graph.nodes.filter(({ id }) => near.has(id)),
    edges: graph.edges.filter(({ from, to }) => near.has(from) && near.has(to)),
  }
}

type End = 'from' | 'to'
type Steps = ReadonlyMap<string, readonly string[]>

function stepsOf(edges: readonly GraphEdge[], here: End, there: End): Steps {
  const steps = new Map<string, string[]>()
  for (const edge of edges) {
    const known = steps.get(edge[here])
    if (known) known.push(edge[there])
    else steps.set(edge[here], [edge[there]])
  }
  return steps
}

function reached(seeds: readonly string[], steps: Steps, depth: number): ReadonlySet<string> {
  const seen = new Set(seeds)
  let front = seeds
  for (let step = 0; step < depth && front.length; step++) {
    front = [...new Set(front.flatMap((id) => steps.get(id) ?? []))].filter((id) => !seen.has(id))
    for (const id of front) seen.add(id)
  }
  return seen
}
