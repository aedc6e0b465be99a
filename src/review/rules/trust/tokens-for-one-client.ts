import { asksFor, demands, isLike } from '../../lint/questions/asks.ts'
import type { Statement } from '../../lint/questions/policy-statements.ts'
import { isSharedIssuer, namesOwner } from '../../lint/questions/shared-issuers.ts'
import { principalsOf, trusting } from '../../lint/questions/trusted.ts'
import type { Concern, Rule } from '../../lint/rule.ts'

/** Roles that take a provider's tokens, for whomever they were made. */
export const tokensForOneClient: Rule = {
  id: 'PW-TRUST-009',
  severity: 'error',
  score: 7.5,
  title: 'a role takes the tokens of a provider, for whatever client they were made',
  why: 'A provider makes tokens for all of its apps, and a user pool for all of its clients; of those that many customers share, such as GitHub Actions, only `sub` says whose token it is. A trust policy has to demand `aud`, and where the provider is shared a `sub` that names its owner in full, `repo:shop/*` and not `repo:*`; or a token of somebody else opens the role. `type: oidc` demands `aud`; add `sub` under `condition`.',
  source: 'IAM User Guide, "Create a role for OpenID Connect federation"; Checkov CKV_AWS_358',
  bad: {
    'pools/worker.role.yaml': `
trust:
  type: document
  document:
    Version: '2012-10-17'
    Statement:
      Effect: Allow
      Principal:
        Federated: arn:aws:iam::123456789012:oidc-provider/cognito-idp.us-east-1.amazonaws.com/us-east-1_a1B2c3D4e
      Action: sts:AssumeRoleWithWebIdentity
`,
  },
  good: {
    'pools/login.oidc-provider.yaml': 'url: https://login.corp.example\naudiences: [shop]\n',
    'pools/worker.role.yaml': 'trust: { type: oidc, provider: login, audience: [shop] }\n',
  },
  *check(project) {
    for (const { role, statement } of trusting(project))
      for (const who of principalsOf(statement, 'Federated')) {
        const provider = /:oidc-provider\/(.*)$/.exec(who)?.[1] ?? (apps.has(who) ? who : undefined)
        if (provider === undefined) continue
        const demanded = (claim: string) => asksFor(statement, `${provider}:${claim}`).some(demands)
        const app = apps.get(provider) ?? 'aud'
        if (!demanded(app) && !demanded('aud'))
          yield {
            message: `the role \`${role.name}\` takes every token of \`${provider}\`, for whatever client it was made`,
            at: statement.at,
            help: `demand \`StringEquals: { ${provider}:${app}: <client id> }\``,
          }
        else if (isSharedIssuer(provider)) yield* ofWhomever(role.name, provider, statement)
      }
  },
}

/** Providers that AWS knows without being told, and the key that says for which app a token is. */
const apps = new Map([
  ['accounts.google.com', 'aud'],
  ['graph.facebook.com', 'app_id'],
  ['www.amazon.com', 'app_id'],
])

/** What is said of a role that takes tokens which any customer of a provider can have made. */
function* ofWhomever(role: string, provider: string, statement: Statement): Generator<Concern> {
  const asks = asksFor(statement, `${provider}:sub`).filter(demands)
  if (asks.some((one) => one.values.every(({ text }) => namesOwner(text, isLike(one))))) return
  const wide = asks.flatMap((one) => one.values.filter(({ text }) => !namesOwner(text, isLike(one))))[0]
  yield {
    message: wide
      ? `the role \`${role}\` takes tokens of \`${provider}\` of whatever customer: \`${wide.text}\` names none`
      : `the role \`${role}\` takes tokens of \`${provider}\` of whatever customer: it does not ask for \`sub\``,
    at: wide?.at ?? statement.at,
    help: `demand \`StringLike: { ${provider}:sub: <your repository or project> }\`, the name of its owner in full`,
  }
}
