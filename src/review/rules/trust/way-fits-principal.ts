import { fitsAction } from '../../access/fits-action.ts'
import type { Statement } from '../../lint/questions/policy-statements.ts'
import { principalsOf, trusting } from '../../lint/questions/trusted.ts'
import type { Rule } from '../../lint/rule.ts'

/** Trust that nobody can make use of: each kind of principal has its own way to become a role. */
export const wayFitsPrincipal: Rule = {
  id: 'PW-TRUST-004',
  severity: 'error',
  score: 6,
  title: 'a role trusts somebody by a way that is not theirs',
  why: 'Whoever comes with a token calls `sts:AssumeRoleWithWebIdentity`, whoever comes with an assertion `sts:AssumeRoleWithSAML`, and accounts and services call `sts:AssumeRole`. A statement that allows another way than that of whom it names lets nobody in, and is often opened further until something works. Allow the way that belongs to the principal.',
  source: 'IAM Access Analyzer, policy validation; AWS STS API Reference',
  bad: {
    'pools/auditor.role.yaml': `
trust:
  type: document
  document:
    Version: '2012-10-17'
    Statement:
      Effect: Allow
      Principal: { Federated: arn:aws:iam::123456789012:saml-provider/corp }
      Action: sts:AssumeRole
      Condition: { StringEquals: { SAML:aud: https://signin.aws.amazon.com/saml } }
`,
  },
  good: {
    'pools/auditor.role.yaml': `
trust:
  type: document
  document:
    Version: '2012-10-17'
    Statement:
      Effect: Allow
      Principal: { Federated: arn:aws:iam::123456789012:saml-provider/corp }
      Action: sts:AssumeRoleWithSAML
      Condition: { StringEquals: { SAML:aud: https://signin.aws.amazon.com/saml } }
`,
  },
  *check(project) {
    for (const { role, statement } of trusting(project)) {
      // What goes with a way, and is none, may stand in a statement of its own.
      if (!statement.butActions && !ways.some((way) => fitsAction(statement.canonical, way))) continue
      for (const { who, way } of principalsIn(statement)) {
        if (fitsAction(statement.canonical, way)) continue
        const [said = statement] = statement.actions
        yield {
          message: `\`${who}\` cannot become the role \`${role.name}\`: the statement does not allow \`${way}\``,
          at: said.at,
          help: `allow \`${way}\``,
        }
      }
    }
  },
}

const ways = ['sts:AssumeRole', 'sts:AssumeRoleWithWebIdentity', 'sts:AssumeRoleWithSAML']

/** Whom a statement names, each with the way that is theirs. */
const principalsIn = (statement: Statement) => [
  ...principalsOf(statement, 'Federated').map((who) => ({
    who,
    way: who.includes(':saml-provider/') ? 'sts:AssumeRoleWithSAML' : 'sts:AssumeRoleWithWebIdentity',
  })),
  ...[...principalsOf(statement, 'AWS'), ...principalsOf(statement, 'Service')].map((who) => ({
    who,
    way: 'sts:AssumeRole',
  })),
]
