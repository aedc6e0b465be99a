import type { PartKind, PoolPart, UserPool } from '../../model/pool.ts'

const kinds: ReadonlySet<PartKind> = new Set<PartKind>([
  'client-secret',
  'risk',
  'branding',
  'ui',
  'terms',
  'session-rules',
])

/** What a pool has for one client alone: named by its id, or by its id, a slash and more. */
export const partsOfClient = ({ parts = [] }: UserPool, id: string): readonly PoolPart[] =>
  parts.filter(({ kind, name }) => kinds.has(kind) && (name === id || name.startsWith(`${id}/`)))
