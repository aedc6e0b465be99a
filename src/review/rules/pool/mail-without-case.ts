import type { Rule } from '../../lint/rule.ts'

/** Pools in which `Ana@example.com` and `ana@example.com` are two people. */
export const mailWithoutCase: Rule = {
  id: 'PW-POOL-018',
  severity: 'warning',
  score: 4.5,
  title: 'people sign in by mail addresses that differ by case',
  why: 'Hardly a mailbox differs by case, and a pool does unless it is told not to: somebody can make an account that looks like another’s, and people who write a capital cannot sign in. Say `caseSensitive: false` before the pool has users, since it can never be changed.',
  source: 'Cognito, UsernameConfiguration (AWS recommends false, and the default is true)',
  bad: `
signIn: { with: [email] }
signUp: { selfService: true, verify: [email] }
`,
  good: `
signIn: { with: [email], caseSensitive: false }
signUp: { selfService: true, verify: [email] }
`,
  *check(project) {
    for (const pool of project.all('pool')) {
      const { with: names = [], aliases = [], caseSensitive = true } = pool.says.signIn ?? {}
      const said = names.includes('email') ? 'with' : aliases.includes('email') ? 'aliases' : undefined
      if (!caseSensitive || !said) continue
      yield {
        message: `people sign in to \`${pool.name}\` by mail addresses that differ by case`,
        at: { resource: pool, path: ['signIn', 'caseSensitive'] },
        help: 'say `caseSensitive: false` before the pool has users: it never changes',
        related: [
          { message: 'people sign in by mail address', at: { resource: pool, path: ['signIn', said] } },
        ],
      }
    }
  },
}
