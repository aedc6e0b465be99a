import { compareTrust, type NewTrust } from '../../../iam/compare/compare-trust.ts'
import { trustOf } from '../../../iam/attached.ts'
import type { Principal } from '../../../model/iam.ts'
import type { JsonObject } from '../../../model/trigger.ts'
import type { Reviewed } from '../../lint/reviewed.ts'
import { code } from '../code.ts'
import type { FactKind, Proof, Told } from '../fact.ts'

/** Who may become a role: `about` is the role. */
export const trust: FactKind<JsonObject> = {
  kind: 'trust',
  names: 'role',
  *of(project) {
    for (const resource of project.all('role')) {
      const found = trusting(project, resource.name)
      if (found)
        yield {
          about: [resource.name],
          value: found.policy.document as JsonObject,
          at: { resource, path: ['trust'] },
        }
    }
  },
  *tell({ about: [role = ''] }, { before, after, renames }) {
    const [old = ''] = renames.before('role', [role])
    const [was, is] = [trusting(before, old), trusting(after, role)]
    if (!was || !is) return
    const past = { ...was.policy, document: renames.value(was.policy.document as JsonObject) }
    const { verdict, gained, lost, doubts } = compareTrust(past, is.policy, is.arn)
    // Whom nobody names stands for everybody.
    const more = gained.find(({ witness }) => isAnybody(witness.principal)) ?? gained[0]
    const [less] = lost
    if (more)
      yield {
        risk: 'access-widened',
        sentence: `${whoWords(more)} can now become the role ${code(role)}`,
        proof: proofOf(verdict, more),
        ...(more.having.by?.at && {
          related: [{ message: 'this statement lets them', at: more.having.by.at }],
        }),
      }
    if (doubts.length) yield inDoubt(role, doubts)
    else if (less)
      yield {
        risk: 'access-narrowed',
        sentence: `${whoWords(less)} can no longer become the role ${code(role)}`,
        proof: proofOf('narrower', { ...less, having: less.lacking, lacking: less.having }),
      }
    else if (verdict === 'narrower')
      yield {
        risk: 'access-narrowed',
        sentence: `nobody more can become the role ${code(role)}`,
        proof: { verdict },
      }
    else if (verdict === 'equal')
      yield {
        risk: 'cosmetic',
        sentence: `whom the role ${code(role)} trusts is written otherwise, and is the same: that is proved`,
        proof: { verdict },
      }
  },
}

function trusting({ model }: Reviewed, name: string) {
  const role = model.roles.find((one) => one.name === name)
  return role && { arn: role.arn, policy: trustOf(model, role) }
}

function inDoubt(role: string, doubts: readonly Principal[]): Told {
  const why = 'it hangs on conditions that have changed'
  const who = [...new Set(doubts.map(principalWords))].slice(0, 3).join(', ')
  return {
    risk: 'access-unknown',
    sentence: `nobody can say whether ${who} can now become the role ${code(role)}: ${why}`,
    proof: { verdict: 'conditionChanged', why },
  }
}

const proofOf = (verdict: Proof['verdict'], { witness, lacking, having }: NewTrust): Proof => {
  const { action, resource, context } = witness
  return { verdict, witness: { action, resource, context, before: lacking, after: having } }
}

function whoWords({ witness: { principal, context } }: NewTrust): string {
  const seen = Object.entries(context).map(
    ([key, value]) => `${code(key)} is ${[value].flat().map(code).join(', ') || 'empty'}`,
  )
  return `${principalWords(principal)}${seen.length ? `, where ${seen.slice(0, 3).join(' and ')},` : ''}`
}

const isAnybody = ({ account, service, federated }: Principal) =>
  account === strange || [service, federated].some((one) => one?.startsWith('somebody-else.'))
/** The account of nobody whom a policy names. */
const strange = '999999999999'

/** Somebody in words. Those whom nobody names stand for all others. */
function principalWords({ arn, account, roleArn, federated, service }: Principal): string {
  if (federated === 'somebody-else.example') return 'people of any identity provider'
  if (federated === 'cognito-identity.amazonaws.com') return 'people of identity pools'
  if (federated !== undefined) return `people of ${code(federated)}`
  if (service === 'somebody-else.amazonaws.com') return 'any service of AWS'
  if (service !== undefined) return `the service ${code(service)}`
  if (account === strange) return 'anybody with an AWS account'
  if (arn.endsWith(':user/somebody')) return `users and roles of the account ${code(account ?? '')}`
  return code(roleArn ?? arn)
}
