import { decide } from '../../iam/decide.ts'
import type { Addresses } from '../addresses.ts'
import type { TriggerDocument } from '../made/documents.ts'
import type { Declared, Resource } from '../merge/resource.ts'
import { trustOf } from './raw-role.ts'
import type { Tell } from './tell.ts'

const lambda = 'lambda.amazonaws.com'

/** Checks that a role by which a trigger's calls are decided has something to decide, and that AWS would give it to a function. */
export function checkExecutionRole(
  trigger: Resource,
  declared: Declared,
  addresses: Addresses,
  tell: Tell,
): void {
  const { role: named, api = [] } = (trigger.value as unknown as TriggerDocument).capabilities ?? {}
  if (named === undefined) return
  if (api.length === 0)
    tell(trigger, ['capabilities', 'role'], {
      rule: 'PW-HOOK-018',
      severity: 'warning',
      message: 'no call is decided by this role: the trigger calls no operation',
      help: 'leave it out, or list operations under `api`',
    })
  const role = declared.find('role', addresses.name('role', named))
  if (typeof role !== 'object' || trusts(role, addresses)) return
  tell(trigger, ['capabilities', 'role'], {
    rule: 'PW-HOOK-022',
    severity: 'warning',
    message: `the role \`${role.name}\` does not trust Lambda: AWS would not give it to a function`,
    help: `write \`trust: { type: service, service: ${lambda} }\` in the role`,
    related: [{ message: 'whom it trusts', resource: role, path: trustOf(role, addresses).path }],
  })
}

function trusts(role: Resource, addresses: Addresses): boolean {
  const { document, words } = trustOf(role, addresses)
  if (words) return words.type === 'service' && words.service === lambda
  const { decision } = decide(
    { trust: [{ name: 'trust', document }] },
    {
      principal: { arn: '*', service: lambda },
      action: 'sts:AssumeRole',
      resource: addresses.arn('role', role.name),
      context: {},
    },
  )
  return decision === 'allow'
}
