import type { Position } from '../../model/finding.ts'
import { locate } from '../lint/locate.ts'
import type { Place } from '../lint/rule.ts'

/** What is drawn, in the order in which one leads to the next; each with what it is called beside its name. */
export const nodeKinds = {
  provider: 'identity provider',
  client: 'app client',
  pool: 'user pool',
  hook: 'hook',
  stage: 'stage',
  login: 'login',
  identity: 'identity pool',
  choice: 'choice of a role',
  rule: 'rule',
  group: 'group',
  principal: 'trusted',
  'iam-user': 'IAM user',
  role: 'role',
  allows: 'what it allows',
  policy: 'policy',
  gate: 'gate',
} as const
export type NodeKind = keyof typeof nodeKinds

/** One thing of a project. All texts are the author's, as they are: whoever prints them makes them harmless. */
export interface GraphNode {
  /** Letters, digits and `_`: the same as long as the thing has its name. */
  readonly id: string
  readonly kind: NodeKind
  readonly name: string
  /** What is to be known of it, a few words each. */
  readonly lines: readonly string[]
  /** Where it is declared; absent of what the project only names. */
  readonly at?: Pick<Position, 'file' | 'line'>
}

/** That one thing leads to another, on the way from a sign-in to a permission. */
export interface GraphEdge {
  readonly from: string
  readonly to: string
  readonly label?: string
  /** Whether it only bounds, or is only possible. */
  readonly faint?: true
}

/** A project as a picture. Every end of an edge is one of the nodes, and there are no two nodes of one id. */
export interface Graph {
  readonly nodes: readonly GraphNode[]
  readonly edges: readonly GraphEdge[]
}

/** What a part of the picture gives, in the order in which it is to be read. */
export type Piece = { readonly node: GraphNode } | { readonly edge: GraphEdge }

/** The id of a thing, of which no other thing has the same: what is no letter or digit stands as its number. */
export const idOf = (kind: NodeKind, ...names: readonly string[]): string =>
  [kind, ...names]
    .map((name) =>
      name.replaceAll(/[^A-Za-z0-9]/gu, (character) => `_${character.codePointAt(0)?.toString(16)}_`),
    )
    .join('__')

/** A node that a file declares. */
export function nodeAt(
  kind: NodeKind,
  names: readonly [string, ...string[]],
  lines: readonly string[],
  place: Place,
): Piece {
  const { file, line } = locate(place)
  return { node: { id: idOf(kind, ...names), kind, name: names.at(-1) ?? '', lines, at: { file, line } } }
}

/** A node that is only named. */
export const nodeNamed = (kind: NodeKind, name: string, lines: readonly string[] = []): Piece => ({
  node: { id: idOf(kind, name), kind, name, lines },
})

/** An edge, with what is said of it where there is something to say. */
export const edge = (from: string, to: string, label?: string, faint = false): Piece => ({
  edge: { from, to, ...(label && { label }), ...(faint && { faint }) },
})

/** What is said of a thing that the project names and does not declare. */
export const elsewhere = 'not of this project'

/** A few of several words, and how many more there are. */
export const some = (words: readonly string[], most = 3): string =>
  words.length > most
    ? `${words.slice(0, most).join(', ')} and ${words.length - most} more`
    : words.join(', ')
