import { levelOf } from '../../../iam/access-level.ts'
import { givenRoles, type GivenRole } from '../../lint/questions/given-roles.ts'
import { everyGrantOf, type Grant } from '../../lint/questions/grants.ts'
import { isLentToGuests } from '../../lint/questions/guest-reach.ts'
import { holderOf } from '../../lint/questions/holders.ts'
import { listed } from '../../lint/questions/listed.ts'
import { isOpen } from '../../lint/questions/patterns.ts'
import { isHarmlessWrite, readsData, readsPeople } from '../../lint/questions/risky-actions.ts'
import type { IdentityDocument } from '../../../config/made/documents.ts'
import type { Reviewed } from '../../lint/reviewed.ts'
import type { Rule } from '../../lint/rule.ts'

/** Guests who can change things, or read about people. */
export const guestsHarmless: Rule = {
  id: 'PW-ID-002',
  severity: 'error',
  score: 9,
  title: 'guests may change something, or read about people',
  why: 'A guest is anybody. What the guest role may write, everybody can fill, overwrite and delete; what it may read of people, everybody can copy. Leave guests what is made for strangers, such as sending telemetry, asking an API or reading public files, and let people sign in for all else.',
  source:
    'Access levels of the AWS Service Authorization Reference; Cloudsplaining; Amazon Cognito Developer Guide',
  bad: {
    'pools/shop.identity.yaml': 'guests: true\nroles: { guest: guest }\n',
    'pools/guest.role.yaml': `
trust: { type: identityPool, pool: shop, as: guest }
allow:
  - { do: [s3:GetObject, s3:PutObject], on: arn:aws:s3:::shop-public/* }
`,
  },
  good: {
    'pools/shop.identity.yaml': 'guests: true\nroles: { guest: guest }\n',
    'pools/guest.role.yaml': `
trust: { type: identityPool, pool: shop, as: guest }
allow:
  - { do: s3:GetObject, on: arn:aws:s3:::shop-public/* }
  - { do: rum:PutRumEvents, on: $(arn rum:appmonitor/shop) }
`,
  },
  *check(project) {
    const given = givenRoles(project).filter((one) => one.to === 'guests' && lentBy(project, one)?.guests)
    for (const role of new Set(given.map((one) => one.role))) {
      const holder = holderOf(project, role)
      if (!holder) continue
      const classic = given.some((one) => one.role === role && lentBy(project, one)?.classicFlow)
      const reaches = classic ? () => true : isLentToGuests
      for (const grant of everyGrantOf(holder)) {
        const actions = grant.actions.filter(reaches)
        for (const { does, is } of dangers(project, grant)) {
          const risky = actions.filter(is)
          if (!risky.length) continue
          yield {
            message: `guests may ${does}: the role \`${role.name}\` allows ${listed(risky)}`,
            at: grant.said.at,
            help: 'leave it to those who signed in',
          }
          break
        }
      }
    }
  },
}

/** What the identity pool says by which guests get a role: a role that none names is had in the classic flow alone. */
function lentBy(project: Reviewed, { role, identity }: GivenRole): IdentityDocument | undefined {
  if (identity) return identity.says
  const { trust } = role.says
  const says = trust.type === 'identityPool' ? project.find('identity', trust.pool)?.says : undefined
  return says?.classicFlow ? says : undefined
}

/** What nobody should be able to do whom nobody knows, the worst first. */
const dangers = (project: Reviewed, { statement: { resources } }: Grant) => [
  { does: 'change who may do what', is: (action: string) => levelOf(action) === 'permissions' },
  { does: 'read about people', is: readsPeople },
  {
    does: 'change things',
    is: (action: string) => /^(write|tagging)$/.test(levelOf(action) ?? '') && !isHarmlessWrite(action),
  },
  {
    does: 'read all that is stored',
    is: (action: string) =>
      readsData(action) && resources.some(({ text }) => isOpen(text, action, project.model)),
  },
]
