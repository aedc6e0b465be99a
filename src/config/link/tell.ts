import type { Finding, Severity } from '../../model/finding.ts'
import { writtenAt } from '../merge/layers.ts'
import type { Slip } from '../merge/interpolate.ts'
import type { Resource } from '../merge/resource.ts'
import type { Part, Path } from '../path.ts'

/** A mistake at a place of a resource, with other places that have to do with it. */
export interface Mistake extends Slip {
  /** An error, unless it says otherwise. */
  readonly severity?: Severity
  readonly related?: readonly { readonly message: string; readonly resource: Resource; readonly path: Path }[]
}

/** Reports a mistake where it was written. */
export type Tell = (resource: Resource, path: Path, mistake: Mistake, of?: Part) => void

/** The finding of a mistake: its path becomes the file and line of whoever wrote it. */
export function findingOf(resource: Resource, path: Path, mistake: Mistake, of?: Part): Finding {
  const { rule, severity = 'error', message, help, related } = mistake
  return {
    rule,
    severity,
    message,
    at: writtenAt(resource.layers, path, of),
    ...(help && { help }),
    ...(related && {
      related: related.map((other) => ({
        message: other.message,
        at: writtenAt(other.resource.layers, other.path),
      })),
    }),
  }
}
