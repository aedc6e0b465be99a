import { appsOf } from '../../lint/questions/apps.ts'
import { writableBy } from '../../lint/questions/writable-attributes.ts'
import type { Rule } from '../../lint/rule.ts'

const channels = [
  ['email', 'email'],
  ['phone', 'phone_number'],
] as const

/** Pools in which a slip of the pen, or a thief with a token, takes an address away at once. */
export const keepVerifiedAddress: Rule = {
  id: 'PW-POOL-023',
  severity: 'warning',
  score: 4,
  title: 'a new address counts before it is verified',
  why: 'Without `keepOriginalUntilVerified` a new address takes the place of the verified one as soon as it is written: a typing error locks somebody out, and a thief with an access token makes resets go elsewhere. With it the old one counts until the code of the new one has been entered. It is of use only for what is verified and what a client may write.',
  source: 'Cognito, AttributesRequireVerificationBeforeUpdate',
  bad: `
signUp: { selfService: true, verify: [email] }
clients:
  web: { write: [email] }
`,
  good: `
signUp: { selfService: true, verify: [email], keepOriginalUntilVerified: [email] }
clients:
  web: { write: [email] }
`,
  *check(project) {
    for (const pool of project.all('pool')) {
      const { verify = [], keepOriginalUntilVerified: kept = [] } = pool.says.signUp ?? {}
      for (const [channel, attribute] of channels) {
        const fixed = pool.says.attributes?.[attribute]?.mutable === false
        const app = appsOf(pool).find((one) => writableBy(one).includes(attribute))
        if (!app || fixed || !verify.includes(channel) || kept.includes(channel)) continue
        yield {
          message: `a new \`${attribute}\` counts before it is verified`,
          at: { resource: pool, path: ['signUp', 'keepOriginalUntilVerified'] },
          help: `say \`keepOriginalUntilVerified: [${[...kept, channel].join(', ')}]\` under \`signUp\``,
          related: [{ message: `the client \`${app.name}\` may write it`, at: app.at('write') }],
        }
      }
    }
  },
}
