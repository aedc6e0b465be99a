import { detailAt, ownDetails, providersOf } from '../../lint/questions/providers.ts'
import type { Rule } from '../../lint/rule.ts'

const secret = /^(client_secret|private_key)$/i

/** Secrets of identity providers that whoever reads the repository has. */
export const secretsByName: Rule = {
  id: 'PW-IDP-001',
  severity: 'error',
  score: 9,
  title: 'the secret of an identity provider stands in the file',
  why: 'What is committed stays in the history for everybody who ever clones it, and with the secret they sign in at the provider as your application. Name the secret, and let each environment say where it lies; then change it at the provider, since it has been read. Our own words take no literal; `aws` takes everything.',
  source: 'gitleaks; CWE-798; OWASP ASVS 4.0 2.10',
  bad: `
identityProviders:
  Corp:
    type: oidc
    issuer: https://login.corp.example
    clientId: shop
    aws: { ProviderDetails: { client_secret: correct-horse-battery-staple } }
clients:
  web: { providers: [Corp] }
`,
  good: {
    'pools/shop.pool.yaml': `
identityProviders:
  Corp:
    type: oidc
    issuer: https://login.corp.example
    clientId: shop
    clientSecret: { secret: corp }
clients:
  web: { providers: [Corp] }
`,
    'pools/env/prod.env.yaml': 'secrets: { corp: { env: CORP_SECRET } }\n',
  },
  *check(project) {
    for (const provider of project.all('pool').flatMap(providersOf))
      for (const [key, text] of ownDetails(provider)) {
        if (!secret.test(key) && !/-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(text)) continue
        // CloudFormation looks it up when it deploys.
        if (/^\{\{resolve:(secretsmanager|ssm-secure):[^}]*\}\}$/.test(text)) continue
        const word = /^private_key$/i.test(key) ? 'privateKey' : 'clientSecret'
        yield {
          message: `\`${key}\` of \`${provider.name}\` stands in the file`,
          at: detailAt(provider, key),
          help: secret.test(key)
            ? `say \`${word}: { secret: … }\`, bind it in each environment, and change it at the provider`
            : 'take the key out of the file, and change it at the provider',
        }
      }
  },
}
