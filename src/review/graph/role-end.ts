import type { Reviewed } from '../lint/reviewed.ts'
import { edge, elsewhere, idOf, nodeNamed, type Piece } from './graph.ts'

/** That something leads to a role, which may be one that the project only names. */
export function* roleEnd(
  project: Reviewed,
  from: string,
  role: string,
  label?: string,
  faint = false,
): Generator<Piece> {
  const found = project.find('role', role)
  if (!found) yield nodeNamed('role', role, [elsewhere])
  yield edge(from, idOf('role', found?.name ?? role), label, faint)
}
