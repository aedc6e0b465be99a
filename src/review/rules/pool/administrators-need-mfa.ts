import { administratorsOf } from '../../lint/questions/administrators.ts'
import { matters } from '../../lint/questions/matters.ts'
import type { Rule } from '../../lint/rule.ts'

/** Pools in which those who run things may go without a second factor. */
export const administratorsNeedMfa: Rule = {
  id: 'PW-POOL-003',
  severity: 'warning',
  score: 4.5,
  title: 'administrators may sign in without a second factor',
  why: 'Where MFA is `optional` everybody decides for themselves, and an account of a group that runs things is worth more to a thief than all the others. Ask everybody for a second factor, or keep administrators in a pool of their own that does. A group counts by its name, or by a role that may do what administrators do.',
  source: 'NIST SP 800-63B; CIS Controls 6.5 (MFA for administrative access)',
  bad: `
mfa: { mode: optional, factors: [totp] }
groups:
  admins: { precedence: 1 }
`,
  good: `
mfa: { mode: required, factors: [totp] }
groups:
  admins: { precedence: 1 }
`,
  *check(project) {
    if (!matters(project)) return
    for (const pool of project.all('pool')) {
      const [group] = administratorsOf(project, pool)
      if (pool.says.mfa?.mode !== 'optional' || group === undefined) continue
      yield {
        message: `members of \`${group}\` may sign in without a second factor: MFA is \`optional\``,
        at: { resource: pool, path: ['mfa', 'mode'] },
        help: 'say `required`, or give administrators a pool of their own',
        related: [{ message: 'the group', at: { resource: pool, path: ['groups', group], of: 'key' } }],
      }
    }
  },
}
