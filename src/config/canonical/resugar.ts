import type { JsonObject } from '../../model/trigger.ts'
import type { Addresses } from '../addresses.ts'
import type { Path } from '../path.ts'
import type { Canonical, CanonicalKind } from './canonical.ts'
import { forms } from './forms.ts'

/**
 * The normalised YAML of a canonical resource: what no word can say stands under `aws:`, and so does what words
 * at the places to `avoid` would say.
 */
export function resugar<K extends CanonicalKind>(
  kind: K,
  name: string,
  canonical: Canonical[K],
  addresses: Addresses,
  avoid: readonly Path[] = [],
): JsonObject {
  return forms[kind].resugar(canonical, { name, addresses, avoid })
}
