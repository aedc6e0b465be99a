import type { JsonObject } from '../../model/trigger.ts'
import type { Addresses } from '../addresses.ts'
import type { Canonical, CanonicalKind } from './canonical.ts'
import { forms } from './forms.ts'

/**
 * What a file says, in CloudFormation's words. The value has its fragments and patch merged, its
 * interpolations resolved, and has passed its schema.
 */
export function desugar<K extends CanonicalKind>(
  kind: K,
  name: string,
  value: JsonObject,
  addresses: Addresses,
): Canonical[K] {
  return forms[kind].desugar(value, { name, addresses })
}
