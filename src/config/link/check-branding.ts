import { brandingMistakes } from '../branding-mistakes.ts'
import type { PoolDocument } from '../made/documents.ts'
import type { Resource } from '../merge/resource.ts'
import type { Tell } from './tell.ts'

/** Checks that the pages of a client can look as its branding says. */
export function checkBranding(pool: Resource, tell: Tell): void {
  const { clients = {} } = pool.value as PoolDocument
  for (const [name, { branding }] of Object.entries(clients))
    for (const { path, ...mistake } of brandingMistakes(branding ?? {}))
      tell(pool, ['clients', name, 'branding', ...path], { rule: 'PW-LINK-049', ...mistake })
}
