import { isManaged, managedNames, managedPolicies } from '../../iam/managed-policies.ts'
import type { Json } from '../../model/trigger.ts'
import type { Addresses } from '../addresses.ts'
import type { RoleDocument } from '../made/documents.ts'
import type { Declared, Resource } from '../merge/resource.ts'
import { edits, nearest } from '../nearest.ts'
import type { Path } from '../path.ts'
import { rawOf } from './raw-role.ts'
import type { Tell } from './tell.ts'

/**
 * Warns of policies that are named by an ARN and of which nothing is known here: nothing is allowed by them,
 * and nothing that they deny is denied.
 */
export function checkManaged(resource: Resource, declared: Declared, addresses: Addresses, tell: Tell): void {
  const { managed = [], boundary } = resource.value as unknown as Pick<RoleDocument, 'managed' | 'boundary'>
  const { ManagedPolicyArns: raw, PermissionsBoundary: limit } = rawOf(resource)
  const unknown = (reference: string) =>
    !managedPolicies.has(reference) && !declared.find('policy', addresses.name('policy', reference))
  const warn = (reference: string, path: Path, effect: string) =>
    tell(resource, path, {
      rule: 'PW-LINK-033',
      severity: 'warning',
      message: `what \`${reference}\` says is not known here, and ${effect}`,
      help: helpFor(reference),
    })
  const check = (reference: Json, path: Path, effect: string) => {
    if (typeof reference === 'string' && unknown(reference)) warn(reference, path, effect)
  }
  // A name that nobody declares is told of as every other one is.
  const isArn = (reference: string) => reference.startsWith('arn:')
  if (raw === undefined)
    for (const [index, reference] of managed.entries())
      if (isArn(reference)) check(reference, ['managed', index], idle)
  for (const [index, arn] of (Array.isArray(raw) ? (raw as readonly Json[]) : []).entries())
    check(arn, ['aws', 'ManagedPolicyArns', index], idle)
  if (limit !== undefined) check(limit, ['aws', 'PermissionsBoundary'], shut)
  else if (boundary !== undefined && isArn(boundary)) check(boundary, ['boundary'], shut)
}

const [idle, shut] = ['it allows and denies nothing', 'as a boundary it allows nothing']

function helpFor(arn: string): string {
  const name = arn.slice(arn.lastIndexOf('/') + 1)
  if (!isManaged(arn)) return `declare it in \`${name}.policy.yaml\`, and name it \`${name}\``
  const meant = nearest(name, managedNames)
  // AWS has many policies whose names differ by a word; only a slip of the pen is one.
  return meant && edits(name, meant) <= 2
    ? `did you mean \`${meant}\`?`
    : 'say what is needed of it under `allow`, or in a policy of your own'
}
