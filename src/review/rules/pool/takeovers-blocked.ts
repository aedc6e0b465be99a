import type { Rule } from '../../lint/rule.ts'

/** Pools that let a sign-in pass which is almost surely a thief's. */
export const takeoversBlocked: Rule = {
  id: 'PW-POOL-013',
  severity: 'warning',
  score: 5,
  title: 'sign-ins of high risk are let through',
  why: 'Where threat protection is enforced, `takeover.high` says what a sign-in meets that is most likely not the user’s: nothing, where it is left out, and `mfaIfConfigured` stops nobody who has no second factor. Say `block`; `mfaRequired` serves too where the pool has second factors, since whoever has none is refused.',
  source:
    'Prowler cognito_user_pool_blocks_potential_malicious_sign_in_attempts; Cognito, adaptive authentication',
  bad: `
tier: plus
threatProtection: { mode: enforced, takeover: { high: mfaIfConfigured }, compromised: { action: block } }
`,
  good: `
tier: plus
threatProtection: { mode: enforced, takeover: { high: block }, compromised: { action: block } }
`,
  *check(project) {
    for (const pool of project.all('pool')) {
      const { threatProtection = {}, tier, mfa } = pool.says
      if (tier !== 'plus' || threatProtection.mode !== 'enforced') continue
      const { high } = threatProtection.takeover ?? {}
      if (high === 'block' || (high === 'mfaRequired' && (mfa?.mode ?? 'off') !== 'off')) continue
      yield {
        message:
          high === undefined
            ? 'sign-ins of high risk are let through'
            : `sign-ins of high risk meet \`${high}\``,
        at: { resource: pool, path: ['threatProtection', 'takeover', 'high'] },
        help: 'say `high: block`',
      }
    }
  },
}
