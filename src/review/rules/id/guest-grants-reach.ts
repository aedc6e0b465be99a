import { givenRoles } from '../../lint/questions/given-roles.ts'
import { grantsOf } from '../../lint/questions/grants.ts'
import { isLentToGuests } from '../../lint/questions/guest-reach.ts'
import { holderOf } from '../../lint/questions/holders.ts'
import type { Said, Statement } from '../../lint/questions/policy-statements.ts'
import type { Resource, Reviewed } from '../../lint/reviewed.ts'
import type { Concern, Rule } from '../../lint/rule.ts'

/** What a guest role allows, and no guest ever gets. */
export const guestGrantsReach: Rule = {
  id: 'PW-ID-003',
  severity: 'warning',
  score: 4,
  title: 'a guest role allows what guests never get',
  why: 'In the enhanced flow Cognito lends guests only what a session policy of its own allows as well, which names a few dozen services. Whatever else their role allows misleads who reads it, and comes into force the day somebody turns the classic flow on. Take it out, or let people sign in for it.',
  source: 'Amazon Cognito Developer Guide, "Access policies for unauthenticated identities"',
  bad: {
    'pools/shop.identity.yaml': 'guests: true\nroles: { guest: guest }\n',
    'pools/guest.role.yaml': `
trust: { type: identityPool, pool: shop, as: guest }
allow: [{ do: ssm:GetParameter, on: $(arn ssm:parameter/shop/banner) }]
`,
  },
  good: {
    'pools/shop.identity.yaml': 'guests: true\nroles: { guest: guest }\n',
    'pools/guest.role.yaml': `
trust: { type: identityPool, pool: shop, as: guest }
allow: [{ do: s3:GetObject, on: arn:aws:s3:::shop-public/* }]
`,
  },
  mended: {
    'pools/shop.identity.yaml': 'guests: true\nroles: { guest: guest }\n',
    'pools/guest.role.yaml': `
trust: { type: identityPool, pool: shop, as: guest }
`,
  },
  *check(project) {
    const given = givenRoles(project).filter(({ to }) => to === 'guests')
    for (const role of new Set(given.map((one) => one.role))) {
      const by = given.filter((one) => one.role === role)
      const holder = by.some(({ identity }) => identity?.says.classicFlow)
        ? undefined
        : holderOf(project, role)
      for (const { statement, said, actions } of holder ? grantsOf(holder) : [])
        if (actions.length && !actions.some(isLentToGuests))
          yield {
            message: `guests never get \`${said.text}\`, though the role \`${role.name}\` allows it`,
            at: said.at,
            help: 'take it out: Cognito does not lend it to guests',
            ...(isForGuestsAlone(project, role) && withoutAction(role, statement, said)),
          }
    }
  },
}

/** Whether nobody but guests can have a role. */
const isForGuestsAlone = (project: Reviewed, role: Resource<'role'>) =>
  role.says.trust.type === 'identityPool' &&
  role.says.trust.as === 'guest' &&
  givenRoles(project).every((one) => one.role !== role || one.to === 'guests')

/** The fix by which a statement of the role's own no longer names an action; without any other it goes. */
function withoutAction(role: Resource<'role'>, { at, actions }: Statement, said: Said): Pick<Concern, 'fix'> {
  const { path, resource } = actions.length > 1 ? said.at : at
  const isListed = typeof path.at(-1) === 'number'
  if (resource !== role || !isListed) return {}
  const isAll = path.length === 2 && path[0] === 'allow' && role.says.allow?.length === 1
  return { fix: { title: 'take it out', resource: role, edits: [{ path: isAll ? ['allow'] : path }] } }
}
