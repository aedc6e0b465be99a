import { appsOf, flowsOf, isMachine } from '../../lint/questions/apps.ts'
import type { Rule } from '../../lint/rule.ts'

const strength = ['off', 'audit', 'enforced']

/** Pools whose custom sign-ins go past the threat protection of the others. */
export const customAuthProtected: Rule = {
  id: 'PW-POOL-010',
  severity: 'warning',
  score: 5.5,
  title: 'custom sign-ins go past threat protection',
  why: 'What `threatProtection.mode` says holds for the flows that Cognito knows; custom challenges have a word of their own, and without it a thief takes that way. Say `customAuth` as strictly as `mode`.',
  source: 'AWS Security Hub Cognito.4; Cognito, AdvancedSecurityAdditionalFlows',
  bad: {
    'pools/shop.pool.yaml': `
tier: plus
threatProtection: { mode: enforced, takeover: { high: block }, compromised: { action: block } }
triggers: { defineAuthChallenge: ask }
clients:
  web: { auth: [custom, refresh] }
`,
    'triggers/ask.trigger.yaml': 'script: ./ask.js\nhooks: [defineAuthChallenge]\n',
    'triggers/ask.js': 'export const handler = (event) => event\n',
  },
  good: {
    'pools/shop.pool.yaml': `
tier: plus
threatProtection:
  mode: enforced
  customAuth: enforced
  takeover: { high: block }
  compromised: { action: block }
triggers: { defineAuthChallenge: ask }
clients:
  web: { auth: [custom, refresh] }
`,
    'triggers/ask.trigger.yaml': 'script: ./ask.js\nhooks: [defineAuthChallenge]\n',
    'triggers/ask.js': 'export const handler = (event) => event\n',
  },
  *check(project) {
    for (const pool of project.all('pool')) {
      const { triggers, threatProtection = {}, tier } = pool.says
      const { mode = 'off', customAuth = 'off' } = threatProtection
      const used = appsOf(pool).find((app) => !isMachine(app) && flowsOf(app).includes('custom'))
      if (!used || !triggers?.defineAuthChallenge || tier !== 'plus') continue
      if (strength.indexOf(customAuth) >= strength.indexOf(mode)) continue
      yield {
        message: `threat protection is \`${mode}\`, and for custom sign-ins \`${customAuth}\``,
        at: { resource: pool, path: ['threatProtection', 'customAuth'] },
        help: `say \`customAuth: ${mode}\``,
        related: [{ message: `by \`${used.name}\` people sign in so`, at: used.at('auth') }],
      }
    }
  },
}
