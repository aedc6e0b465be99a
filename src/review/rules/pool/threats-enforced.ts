import { matters } from '../../lint/questions/matters.ts'
import type { Rule } from '../../lint/rule.ts'

/** Pools that have threat protection, and do not let it act. Of a tier without it there is nothing to say. */
export const threatsEnforced: Rule = {
  id: 'PW-POOL-009',
  severity: 'warning',
  score: 5.5,
  title: 'threat protection is paid for and does not act',
  why: 'The tier `plus` can tell sign-ins that look like a thief’s and passwords that have leaked, and refuses them only where `threatProtection.mode` is `enforced`; `audit` writes them down. Look at what `audit` finds for a while, then enforce it. Other tiers have nothing to enforce, and where the project has `protected` environments only those are looked at.',
  source: 'AWS Security Hub Cognito.1; Prowler cognito_user_pool_advanced_security_enabled; cdk-nag COG3',
  bad: 'tier: plus\n',
  good: `
tier: plus
threatProtection:
  mode: enforced
  takeover: { high: block }
  compromised: { action: block }
`,
  *check(project) {
    if (!matters(project)) return
    for (const pool of project.all('pool')) {
      const mode = pool.says.threatProtection?.mode ?? 'off'
      if (pool.says.tier !== 'plus' || mode === 'enforced') continue
      yield {
        message:
          mode === 'audit'
            ? `threat protection of the pool \`${pool.name}\` writes down what it finds, and lets it pass`
            : `the pool \`${pool.name}\` is of the tier \`plus\`, and its threat protection is off`,
        at: { resource: pool, path: ['threatProtection', 'mode'] },
        help: mode === 'audit' ? 'say `enforced` once what it finds is right' : 'say `mode: enforced`',
        ...(mode === 'audit' && { severity: 'info' }),
      }
    }
  },
}
