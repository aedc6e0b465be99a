import type { Reviewed } from '../lint/reviewed.ts'
import type { Graph, GraphEdge, GraphNode } from './graph.ts'
import { identityPieces, providerPieces } from './identity-pieces.ts'
import { gatePieces, poolPieces } from './pool-pieces.ts'
import { rolePieces, trusts } from './role-pieces.ts'

/** The whole project in one environment, from who comes in to what they may do. */
export function graphOf(project: Reviewed): Graph {
  const nodes = new Map<string, GraphNode>()
  const edges = new Map<string, GraphEdge>()
  for (const part of [poolPieces, providerPieces, identityPieces, rolePieces, gatePieces])
    for (const piece of part(project))
      if ('node' in piece) {
        // What is declared says more than what is only named.
        const known = nodes.get(piece.node.id)
        if (!known || (piece.node.at && !known.at)) nodes.set(piece.node.id, piece.node)
      } else {
        const { from, to, label = '' } = piece.edge
        edges.set(JSON.stringify([from, to, label]), piece.edge)
      }
  return { nodes: [...nodes.values()], edges: [...edges.values()].filter(isTold(edges, nodes)) }
}

/** That a role trusts an identity pool goes without saying where the pool gives it. */
const isTold = (all: ReadonlyMap<string, GraphEdge>, nodes: ReadonlyMap<string, GraphNode>) => {
  const given = new Set([...all.values()].filter(({ label }) => label !== trusts).map(({ to }) => to))
  return ({ from, to, label, faint }: GraphEdge) =>
    nodes.has(from) && nodes.has(to) && !(faint && label === trusts && given.has(to))
}
