import type { PoolDocument } from '../../../config/made/documents.ts'
import { linkingIn } from '../../lint/questions/linking.ts'
import type { Rule } from '../../lint/rule.ts'

/** Pools in which somebody can make an account in the name of another. */
export const signUpVerified: Rule = {
  id: 'PW-POOL-017',
  severity: 'error',
  score: 7,
  title: 'anybody may sign up with an address that is not theirs',
  why: 'Where an address is the name of an account, or what accounts are linked by, and nobody proves that it is theirs, somebody makes the account of a victim before the victim comes: a confirmed one keeps the stranger’s password, and a later sign-in through a provider is linked to it. Verify the address at sign-up, or close sign-up.',
  source: 'OWASP Cloud Security Testing (Cognito); “Pre-hijacked accounts”, USENIX Security 2022',
  bad: `
signIn: { with: [email], caseSensitive: false }
signUp: { selfService: true }
`,
  good: `
signIn: { with: [email], caseSensitive: false }
signUp: { selfService: true, verify: [email] }
`,
  *check(project) {
    for (const pool of project.all('pool')) {
      const { signUp = {} } = pool.says
      if (signUp.selfService === false) continue
      const unproved = channels.filter((channel) => !(signUp.verify ?? []).includes(channel))
      for (const channel of unproved.filter((one) => namesAccounts(pool.says, one)))
        yield {
          message: `anybody may sign up to \`${pool.name}\` with ${addresses[channel]} that is not theirs`,
          at: { resource: pool, path: ['signUp', 'verify'] },
          help: `say \`verify: [${[...(signUp.verify ?? []), channel].join(', ')}]\` under \`signUp\``,
          related: [{ message: 'people sign in with it', at: { resource: pool, path: ['signIn', 'with'] } }],
        }
      const [linking] = linkingIn(project, pool)
      if (!linking || !unproved.includes('email') || namesAccounts(pool.says, 'email')) continue
      yield {
        message: `accounts of \`${pool.name}\` may be linked by a mail address that nobody has verified`,
        at: { resource: pool, path: ['signUp', 'verify'] },
        help: 'say `verify: [email]` under `signUp`',
        related: [{ message: `\`${linking.trigger.name}\` may link accounts`, at: linking.at }],
      }
    }
  },
}

const channels = ['email', 'phone'] as const
const addresses = { email: 'a mail address', phone: 'a phone number' }

/** Whether an address is the name by which an account is made. An alias becomes one only once it is verified. */
const namesAccounts = ({ signIn }: PoolDocument, channel: 'email' | 'phone') =>
  (signIn?.with ?? []).includes(channel)
