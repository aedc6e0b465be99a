import { looksRandom, namesSecret } from '../../lint/questions/looks-secret.ts'
import { secretsIn } from '../../lint/questions/secret-formats.ts'
import type { Rule } from '../../lint/rule.ts'

/** Parameters of environments that are secrets. */
export const paramsNotSecret: Rule = {
  id: 'PW-SEC-004',
  severity: 'warning',
  score: 3,
  title: 'a parameter of an environment looks like a secret',
  why: 'What stands under `params` is in the repository, and in whatever the parameter is written into. Bind a secret under `secrets:`, where only the name of a variable or of a file stands.',
  source: 'OWASP Secrets Management Cheat Sheet',
  bad: {
    'pools/shop.pool.yaml': 'description: Customers of $(param.shopName)\n',
    'pools/env/dev.env.yaml': 'params: { shopName: Shop, crmApiKey: q7Rk2ZpX9vLw4TnB8sHd }\n',
  },
  good: {
    'pools/shop.pool.yaml': 'description: Customers of $(param.shopName)\n',
    'pools/env/dev.env.yaml': `
params: { shopName: Shop, googleClientId: 108912345678-q7rk2zpx9vlw4tnb.apps.googleusercontent.com }
secrets: { crm-api-key: { env: CRM_API_KEY } }
`,
  },
  *check(project) {
    for (const env of project.all('env')) {
      // Each environment is told of as such.
      if (project.env !== undefined && env.name !== project.env) continue
      for (const [name, value] of Object.entries(env.says.params ?? {})) {
        const [found] = secretsIn(value)
        if (!found && !(namesSecret(name) && looksRandom(value))) continue
        yield {
          message: `the parameter \`${name}\` is ${found?.what ?? 'what looks like a secret'}, in the open`,
          at: { resource: env, path: ['params', name] },
          help: 'bind it under `secrets:`, and replace it where it came from',
        }
      }
    }
  },
}
