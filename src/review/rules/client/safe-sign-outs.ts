import { allApps } from '../../lint/questions/apps.ts'
import { redirectMistake } from '../../lint/questions/redirects.ts'
import type { Rule } from '../../lint/rule.ts'

/** Addresses after a sign-out that are not what they seem. */
export const safeSignOuts: Rule = {
  id: 'PW-CLIENT-021',
  severity: 'warning',
  score: 4,
  title: 'a sign-out ends at an address that is not safe',
  why: 'A browser goes where a sign-out ends with what the address says, and by `http` anybody on the way reads it and answers in its place. Name every address in full, by `https`; `http` is for `localhost` alone, and a phone app has a scheme of its own.',
  source: 'Cognito, logout endpoint; OpenID Connect RP-Initiated Logout 1.0',
  bad: `
clients:
  web:
    oauth:
      flows: [code]
      scopes: [openid]
      callbacks: ['https://shop.example.com/cb']
      logouts: ['http://shop.example.com/bye']
`,
  good: `
clients:
  web:
    oauth:
      flows: [code]
      scopes: [openid]
      callbacks: ['https://shop.example.com/cb']
      logouts: ['https://shop.example.com/bye', 'http://localhost:3000/']
`,
  *check(project) {
    for (const app of allApps(project))
      for (const [index, address] of (app.says.oauth?.logouts ?? []).entries()) {
        const mistake = redirectMistake(address)
        if (mistake)
          yield {
            message: `a sign-out from \`${app.name}\` may end at \`${address}\`, which ${mistake}`,
            at: app.at('oauth', 'logouts', index),
            help: 'write it in full, by `https`',
          }
      }
  },
}
