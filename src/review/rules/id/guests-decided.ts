import type { Rule } from '../../lint/rule.ts'

/** Identity pools that give credentials to whoever asks. */
export const guestsDecided: Rule = {
  id: 'PW-ID-001',
  severity: 'error',
  score: 6.5,
  title: 'anybody gets AWS credentials without signing in',
  why: 'The id of an identity pool is no secret: it stands in every app. With `guests: true` whoever has it gets credentials of the guest role, as often as they like, and nobody knows who they are. Leave guests out; where an app needs them, give their role nothing that harms, and acknowledge this with the reason.',
  source:
    'Checkov CKV_AWS_366; AWS Security Hub Cognito.2; cdk-nag COG7; AWS Config and CloudFormation Guard rules; Prowler',
  bad: {
    'pools/shop.identity.yaml': 'guests: true\nroles: { guest: guest }\n',
    'pools/guest.role.yaml': 'trust: { type: identityPool, pool: shop, as: guest }\n',
  },
  good: { 'pools/shop.identity.yaml': 'guests: false\n' },
  *check(project) {
    for (const identity of project.all('identity')) {
      const { guests, roles = {} } = identity.says
      if (!guests) continue
      const role =
        roles.guest === undefined ? undefined : (project.find('role', roles.guest)?.name ?? roles.guest)
      yield {
        message:
          role === undefined
            ? `anybody gets an identity of \`${identity.name}\` without signing in, and no role for it`
            : `anybody gets credentials of the role \`${role}\` without signing in`,
        at: { resource: identity, path: ['guests'] },
        help: 'say `guests: false`',
        ...(role === undefined && { severity: 'warning' as const }),
      }
    }
  },
}
