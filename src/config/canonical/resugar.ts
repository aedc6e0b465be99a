import type { JsonObject } from '../../model/trigger.ts'
import type { Addresses } from '../addresses.ts'
import type { Canonical, CanonicalKind } from './canonical.ts'
import { forms } from './forms.ts'

/** The normalised YAML of a canonical resource: what no word can say stands under `aws:`. */
export function resugar<K extends CanonicalKind>(
  kind: K,
  name: string,
  canonical: Canonical[K],
  addresses: Addresses,
): JsonObject {
  return forms[kind].resugar(canonical, { name, addresses })
}
