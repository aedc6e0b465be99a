import { allApps } from '../../lint/questions/apps.ts'
import { listed } from '../../lint/questions/listed.ts'
import type { Rule } from '../../lint/rule.ts'

/** What each scope names, of those that name attributes and give nothing where one of them may not be read. */
const named: Readonly<Record<string, readonly string[]>> = {
  email: ['email', 'email_verified'],
  phone: ['phone_number', 'phone_number_verified'],
}

/** Apps that get no tokens, since their scopes promise what their client may not read. */
export const scopesAreReadable: Rule = {
  id: 'PW-CLIENT-024',
  severity: 'error',
  score: 3,
  title: 'a scope names an attribute that the client may not read',
  why: 'The scopes `email` and `phone` name an address and whether it is verified. Cognito lets people sign in for them, and then gives the app no tokens where its client may not read both: the code is refused with `invalid_grant`, which says nothing of the reason. List both under `read`, or leave the scope out.',
  source: 'Amazon Cognito Developer Guide, "The token issuer endpoint" (invalid_grant)',
  bad: `
domain: { name: shop-example }
clients:
  web:
    oauth: { flows: [code], scopes: [openid, email], callbacks: ['https://shop.example.com/cb'] }
    read: [email, name]
`,
  good: `
domain: { name: shop-example }
clients:
  web:
    oauth: { flows: [code], scopes: [openid, email], callbacks: ['https://shop.example.com/cb'] }
    read: [email, email_verified, name]
`,
  *check(project) {
    for (const app of allApps(project)) {
      const { oauth, read } = app.says
      if (!read) continue
      for (const [index, scope] of (oauth?.scopes ?? []).entries()) {
        const missing = (named[scope] ?? []).filter((name) => !read.includes(name))
        if (!missing.length) continue
        yield {
          message: `\`${app.name}\` gets no tokens for the scope \`${scope}\`: it may not read ${listed(missing)}`,
          at: app.at('oauth', 'scopes', index),
          help: `add ${listed(missing)} to \`read\`, or leave \`${scope}\` out`,
          related: [{ message: 'what it may read', at: app.at('read') }],
        }
      }
    }
  },
}
