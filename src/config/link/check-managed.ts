import { isManaged, managedNames, managedPolicies } from '../../iam/managed-policies.ts'
import type { Addresses } from '../addresses.ts'
import type { RoleDocument } from '../made/documents.ts'
import type { Declared, Resource } from '../merge/resource.ts'
import { edits, nearest } from '../nearest.ts'
import type { Path } from '../path.ts'
import type { Tell } from './tell.ts'

/**
 * Warns of policies that are named by an ARN and of which nothing is known here: nothing is allowed by them,
 * and nothing that they deny is denied.
 */
export function checkManaged(resource: Resource, declared: Declared, addresses: Addresses, tell: Tell): void {
  const { managed = [], boundary } = resource.value as unknown as Pick<RoleDocument, 'managed' | 'boundary'>
  const unknown = (reference: string) =>
    reference.startsWith('arn:') &&
    !managedPolicies.has(reference) &&
    !declared.find('policy', addresses.name('policy', reference))
  const warn = (reference: string, path: Path, effect: string) =>
    tell(resource, path, {
      rule: 'PW-LINK-033',
      severity: 'warning',
      message: `what \`${reference}\` says is not known here, and ${effect}`,
      help: helpFor(reference),
    })
  for (const [index, reference] of managed.entries())
    if (unknown(reference)) warn(reference, ['managed', index], 'it allows and denies nothing')
  if (boundary !== undefined && unknown(boundary))
    warn(boundary, ['boundary'], 'as a boundary it allows nothing')
}

function helpFor(arn: string): string {
  const name = arn.slice(arn.lastIndexOf('/') + 1)
  if (!isManaged(arn)) return `declare it in \`${name}.policy.yaml\`, and name it \`${name}\``
  const meant = nearest(name, managedNames)
  // AWS has many policies whose names differ by a word; only a slip of the pen is one.
  return meant && edits(name, meant) <= 2
    ? `did you mean \`${meant}\`?`
    : 'say what is needed of it under `allow`, or in a policy of your own'
}
