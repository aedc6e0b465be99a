import { passwordPolicy } from '../../lint/questions/password-policy.ts'
import type { Rule } from '../../lint/rule.ts'

/** How many kinds of characters make up for a length: those who are long enough need none. */
const kindsNeeded = (length: number) => (length < 12 ? 4 : length < 15 ? 3 : 0)

/** Pools that take passwords which are soon guessed. */
export const strongPasswords: Rule = {
  id: 'PW-POOL-005',
  severity: 'warning',
  score: 5,
  title: 'weak passwords are taken',
  why: 'Short passwords are guessed from a stolen list or by trying. From 15 characters on length is enough; from 12 on three kinds of characters should be asked for, from 8 on all four, and fewer than 8 are never enough. Cognito asks for eight characters of all kinds where a pool says nothing of passwords, but for no kinds where it says only a part.',
  source: 'NIST SP 800-63B 3.1.1; AWS Security Hub Cognito.3; cdk-nag COG1; Prowler',
  bad: 'password: { minLength: 8, require: [lower] }\n',
  good: 'password: { minLength: 12, require: [lower, upper, number] }\n',
  *check(project) {
    for (const pool of project.all('pool')) {
      const { minLength, require } = passwordPolicy(pool.says)
      const needed = kindsNeeded(minLength)
      const short = minLength < 8
      if (!short && require.length >= needed) continue
      const kinds = require.map((kind) => `\`${kind}\``).join(', ')
      yield {
        message: `passwords of ${minLength} characters ${kinds ? `that hold ${kinds}` : 'of any kind'} are taken`,
        at: { resource: pool, path: ['password', short ? 'minLength' : 'require'] },
        help:
          minLength < 12
            ? 'ask for 12 characters of three kinds, or for 15 of any'
            : 'ask for three kinds, or for 15 characters of any',
      }
    }
  },
}
