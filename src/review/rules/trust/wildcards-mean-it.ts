import { demands, isLike } from '../../lint/questions/asks.ts'
import type { Asks, Said, Statement } from '../../lint/questions/policy-statements.ts'
import { isSharedIssuer } from '../../lint/questions/shared-issuers.ts'
import { cognito, fitsAnybodys, principalsOf, trusting } from '../../lint/questions/trusted.ts'
import { isWhoseKey } from '../../lint/questions/whose-key.ts'
import type { Rule } from '../../lint/rule.ts'

/** Wildcards in a trust policy that let in more than they look like, or nobody. */
export const wildcardsMeanIt: Rule = {
  id: 'PW-TRUST-006',
  severity: 'warning',
  score: 6,
  title: 'whom a role trusts is compared with a wildcard',
  why: 'Whose tokens count, and what a caller has to say, is one value or a few: a wildcard there lets in pools, apps or organizations that nobody has thought of. Operators other than `StringLike` and those of ARNs take `*` for a mere character, and the comparison never holds. Write the whole values; the case of letters counts in them, as it does not in keys.',
  source: 'IAM Access Analyzer, policy validation; IAM User Guide, "String condition operators"',
  bad: {
    'pools/shop.identity.yaml': 'guests: false\n',
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
          StringLike: { 'cognito-identity.amazonaws.com:aud': 'us-east-1:4c0e*' }
          'ForAnyValue:StringLike': { 'cognito-identity.amazonaws.com:amr': authenticated }
`,
  },
  good: {
    'pools/corp.oidc-provider.yaml': 'url: https://login.corp.example\naudiences: [audit]\n',
    'pools/auditor.role.yaml': `
trust:
  type: oidc
  provider: corp
  audience: [audit]
  condition: { StringLike: { 'login.corp.example:sub': 'audit-*' } }
`,
  },
  *check(project) {
    for (const { role, statement } of trusting(project))
      for (const asks of statement.conditions) {
        if (!demands(asks)) continue
        const { key, operator, values } = asks
        const like = isLike(asks)
        const exact = !like && /^(For\w+:)?String/.test(operator.text)
        const wide = values.find(({ text }) =>
          like ? text === '*' || (isOne(key.text) && /[*?]/.test(text)) : exact && text.includes('*'),
        )
        if (!wide || isToldElsewhere(statement, asks, wide)) continue
        yield like
          ? {
              message: `\`${wide.text}\` is more than one \`${key.text}\`: who may become the role \`${role.name}\` is open`,
              at: wide.at,
              help: 'write the whole value, or a list of them',
            }
          : {
              message: `no request has the \`${key.text}\` \`${wide.text}\`: for \`${operator.text}\`, a star is a star`,
              at: wide.at,
              help: 'write the whole value, or `StringLike` where a pattern is meant',
            }
      }
  },
}

/** Whether a rule of its own says of such a wildcard that it lets everybody in. */
function isToldElsewhere(statement: Statement, asks: Asks, { text }: Said): boolean {
  const key = asks.key.text.toLowerCase()
  const [provider = ''] = key.split(/:sub$/)
  return (
    key.endsWith(':amr') ||
    (key === `${cognito}:aud` && fitsAnybodys(asks, { text })) ||
    (key.endsWith(':sub') && isLike(asks) && isSharedIssuer(provider)) ||
    (isLike(asks) && principalsOf(statement, 'AWS').includes('*') && isWhoseKey(key))
  )
}

/** Keys that have one value by nature: for whom a token is, and what the caller has to know. */
const isOne = (key: string) =>
  /:(aud|app_id|externalid|principalorgid|principalaccount|sourceaccount)$/i.test(key)
