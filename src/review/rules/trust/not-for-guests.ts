import { decide } from '../../../iam/decide.ts'
import { asksFor } from '../../lint/questions/asks.ts'
import { givenRoles } from '../../lint/questions/given-roles.ts'
import type { Statement } from '../../lint/questions/policy-statements.ts'
import { cognito, principalsOf, trusting } from '../../lint/questions/trusted.ts'
import type { Resource, Reviewed } from '../../lint/reviewed.ts'
import type { Rule } from '../../lint/rule.ts'

/** Roles that guests can have as well as those who signed in. */
export const notForGuests: Rule = {
  id: 'PW-TRUST-002',
  severity: 'error',
  score: 8.5,
  title: 'a role does not tell guests from those who signed in',
  why: 'An identity pool says by `amr` whether somebody signed in. A trust policy that does not ask, or that takes anything, lets a guest become the role of those who signed in, with a token of the classic flow. Demand `authenticated`, by `ForAnyValue:StringLike`; `type: identityPool` writes the condition.',
  source: 'Amazon Cognito Developer Guide, "Role trust and permissions"',
  bad: {
    'pools/shop.identity.yaml': 'guests: false\nroles: { authenticated: shopper }\n',
    'pools/shopper.role.yaml': `
trust:
  type: document
  document:
    Version: '2012-10-17'
    Statement:
      - Effect: Allow
        Principal: { Federated: cognito-identity.amazonaws.com }
        Action: sts:AssumeRoleWithWebIdentity
        Condition:
          StringEquals: { 'cognito-identity.amazonaws.com:aud': $(identity.shop.id) }
`,
  },
  good: {
    'pools/shop.identity.yaml': 'guests: false\n',
    'pools/shopper.role.yaml': 'trust: { type: identityPool, pool: shop, as: authenticated }\n',
    'pools/guest.role.yaml': 'trust: { type: identityPool, pool: shop, as: guest }\n',
  },
  mended: {
    'pools/shop.identity.yaml': 'guests: false\nroles: { authenticated: shopper }\n',
    'pools/shopper.role.yaml': `
trust:
  type: document
  document:
    Version: '2012-10-17'
    Statement:
      - Effect: Allow
        Principal: { Federated: cognito-identity.amazonaws.com }
        Action: sts:AssumeRoleWithWebIdentity
        Condition:
          StringEquals: { 'cognito-identity.amazonaws.com:aud': $(identity.shop.id) }
          ForAnyValue:StringLike: { cognito-identity.amazonaws.com:amr: authenticated }
`,
  },
  *check(project) {
    for (const { role, statement } of trusting(project)) {
      if (!principalsOf(statement, 'Federated').includes(cognito)) continue
      const asks = asksFor(statement, amr)
      // Who names guests means them.
      if (asks.some(({ values }) => values.some(({ text }) => text === 'unauthenticated'))) continue
      if (!letsInGuests(statement)) continue
      yield {
        message: asks.length
          ? `what is asked of \`amr\` lets guests become the role \`${role.name}\` too`
          : `the role \`${role.name}\` does not ask whether somebody signed in: guests can become it`,
        at: asks[0]?.operator.at ?? statement.at,
        help: `demand \`ForAnyValue:StringLike: { ${amr}: authenticated }\``,
        ...(!asks.length &&
          isForUsers(project, role) &&
          statement.at.resource === role && {
            fix: {
              title: 'demand that somebody signed in',
              resource: role,
              edits: [
                {
                  path: [...statement.at.path, 'Condition', 'ForAnyValue:StringLike', amr],
                  value: 'authenticated',
                },
              ],
            },
          }),
      }
    }
  },
}

/** Whether identity pools give a role to those who signed in, and to nobody else. */
function isForUsers(project: Reviewed, role: Resource<'role'>): boolean {
  const given = givenRoles(project).filter((one) => one.role === role)
  return given.some(({ identity }) => identity) && given.every(({ to }) => to !== 'guests')
}

const amr = `${cognito}:amr`

/** Whether what a statement asks of how somebody signed in holds of who did not. */
function letsInGuests(statement: Statement): boolean {
  const Condition = Object.fromEntries(
    asksFor(statement, amr).map(({ operator, key, values }) => [
      operator.text,
      { [key.text]: values.map(({ text }) => text) },
    ]),
  )
  const document = { Version: '2012-10-17', Statement: [{ ...statement.canonical, Condition }] }
  const request = {
    principal: { arn: '*', federated: cognito },
    action: 'sts:AssumeRoleWithWebIdentity',
    resource: '*',
    context: { [amr]: ['unauthenticated'] },
  }
  return decide({ trust: [{ name: 'trust', document }] }, request).decision === 'allow'
}
