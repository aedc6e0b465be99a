import { asksForPasswords } from '../../lint/questions/passwords.ts'
import type { Rule } from '../../lint/rule.ts'

const everywhere = ['signIn', 'signUp', 'passwordChange'] as const

/** Pools that could tell a leaked password, and take it. */
export const leakedPasswordsBlocked: Rule = {
  id: 'PW-POOL-012',
  severity: 'warning',
  score: 5,
  title: 'passwords that are known to have leaked are taken',
  why: 'A password from a published list is tried first. Where threat protection is enforced Cognito looks passwords up, and refuses leaked ones only where `compromised.action` is `block`, at each of sign-in, sign-up and change that `on` names; at all three where it names none.',
  source: 'Prowler cognito_user_pool_blocks_compromised_credentials_sign_in_attempts; NIST SP 800-63B 3.1.1',
  bad: `
tier: plus
threatProtection: { mode: enforced, takeover: { high: block }, compromised: { action: block, on: [signUp] } }
`,
  good: `
tier: plus
threatProtection: { mode: enforced, takeover: { high: block }, compromised: { action: block } }
`,
  *check(project) {
    for (const pool of project.all('pool')) {
      const { mode, compromised = {} } = pool.says.threatProtection ?? {}
      if (pool.says.tier !== 'plus' || mode !== 'enforced' || !asksForPasswords(pool)) continue
      const { action = 'noAction', on = everywhere } = compromised
      const missed = everywhere.filter((one) => !on.includes(one))
      if (action === 'block' && missed.length === 0) continue
      const where = (action === 'block' ? missed : everywhere).map((one) => `\`${one}\``).join(', ')
      yield {
        message: `passwords that have leaked are taken at ${where}`,
        at: {
          resource: pool,
          path: ['threatProtection', 'compromised', action === 'block' ? 'on' : 'action'],
        },
        help: action === 'block' ? 'leave `on` out: it is all three then' : 'say `action: block`',
      }
    }
  },
}
