import type { Json, JsonObject } from '../../model/trigger.ts'
import type { Addresses } from '../addresses.ts'
import { trust } from '../canonical/iam/trust.ts'
import { isObject, patch } from '../canonical/tree.ts'
import type { RoleDocument } from '../made/documents.ts'
import type { Resource } from '../merge/resource.ts'
import type { Path } from '../path.ts'

/** The trust policy of a role as IAM gets it. */
export interface Trust {
  readonly document: JsonObject
  readonly path: Path
  /** What the role says in words, where those are all that it says. */
  readonly words?: RoleDocument['trust']
}

/** What a role says by CloudFormation's own names, which is merged last; of other kinds, nothing. */
export const rawOf = ({ kind, value }: Pick<Resource, 'kind' | 'value'>): JsonObject =>
  kind === 'role' && isObject(value['aws']) ? value['aws'] : {}

/** Where a role says its whole trust policy itself, or the words that it is made of. */
export const rawTrust: Path = ['aws', 'AssumeRolePolicyDocument']

/** The trust policy of a role: what its words come to, with what stands under `aws` merged into it. */
export function trustOf(role: Resource, addresses: Addresses): Trust {
  const { trust: words } = role.value as unknown as RoleDocument
  const document = trust.there(words as unknown as Json, { name: role.name, addresses }) as JsonObject
  const raw = rawOf(role)['AssumeRolePolicyDocument']
  if (isObject(raw)) return { document: patch(document, raw), path: rawTrust }
  if (words.type === 'document') return { document, path: ['trust', 'document'] }
  return { document, path: ['trust'], words }
}
