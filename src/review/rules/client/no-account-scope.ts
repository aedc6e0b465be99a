import { allApps, isPublic } from '../../lint/questions/apps.ts'
import { accountScope } from '../../lint/questions/writable-attributes.ts'
import type { Rule } from '../../lint/rule.ts'

/** Tokens in browsers that can change the account of their user. */
export const noAccountScope: Rule = {
  id: 'PW-CLIENT-014',
  severity: 'warning',
  score: 5,
  title: 'tokens in a browser or on a phone can change the account',
  why: 'With the scope `aws.cognito.signin.user.admin` an access token changes attributes, second factors and devices of its user, and deletes the account; a script that gets into a page gets all that. Leave it out where your pages do not call the API for that, and keep account pages to a client of their own.',
  source: 'Truesec, Amazon Cognito token security; Cognito, scopes and M2M',
  bad: `
clients:
  web: { oauth: { flows: [code], scopes: [openid, aws.cognito.signin.user.admin], callbacks: ['https://shop.example.com/cb'] } }
`,
  good: `
clients:
  web: { oauth: { flows: [code], scopes: [openid, email], callbacks: ['https://shop.example.com/cb'] } }
`,
  *check(project) {
    for (const app of allApps(project)) {
      const at = app.says.oauth?.scopes?.indexOf(accountScope) ?? -1
      if (at < 0 || !isPublic(app)) continue
      yield {
        message: `tokens of \`${app.name}\`, which has no secret, can change and delete the account of their user`,
        at: app.at('oauth', 'scopes', at),
        help: `leave \`${accountScope}\` out, or keep it to a client for account pages`,
      }
    }
  },
}
