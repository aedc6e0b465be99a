import { managedPolicy } from '../../../iam/attached.ts'
import type { JsonObject } from '../../../model/trigger.ts'
import type { Reviewed } from '../../lint/reviewed.ts'
import type { Held } from '../access/asker.ts'
import { compareHeld, documentsOf } from '../access/compare-held.ts'
import { toldAccess } from '../access/told-access.ts'
import { code } from '../code.ts'
import type { FactKind } from '../fact.ts'

/** What a managed policy allows that nobody in the project has: whoever it is given to elsewhere may it. */
export const policyAllows: FactKind<JsonObject> = {
  kind: 'policyAllows',
  names: 'policy',
  *of(project) {
    for (const policy of project.all('policy')) {
      const held = heldBy(project, policy.name)
      if (held)
        yield { about: [policy.name], value: documentsOf(held.policies), at: { resource: policy, path: [] } }
    }
  },
  *tell({ about: [policy = ''] }, sides) {
    const { before, after, renames } = sides
    const [old = ''] = renames.before('policy', [policy])
    // What those who have it may do is told of them.
    if (isHeld(before, old) && isHeld(after, policy)) return
    const compared = compareHeld(heldBy(before, old), heldBy(after, policy), sides)
    const same = `the policy ${code(policy)} is written otherwise, and allows what it did: that is proved`
    yield* toldAccess(compared, `whoever has the policy ${code(policy)}`, same)
  },
}

function heldBy({ model, addresses }: Reviewed, name: string): Held | undefined {
  const policy = managedPolicy(model, addresses.arn('policy', name))
  const principal = { arn: `arn:aws:iam::${model.account}:user/somebody`, account: model.account }
  return (
    policy && {
      policies: { identity: [policy] },
      asker: { principal, context: {} },
      files: [`policy/${name}`],
    }
  )
}

const isHeld = ({ model, addresses }: Reviewed, name: string) => {
  const arn = addresses.arn('policy', name)
  return [...model.roles, ...model.iamUsers].some(
    ({ properties: { ManagedPolicyArns = [], PermissionsBoundary } }) =>
      ManagedPolicyArns.includes(arn) || PermissionsBoundary === arn,
  )
}
