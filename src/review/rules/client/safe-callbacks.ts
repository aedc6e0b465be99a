import { allApps } from '../../lint/questions/apps.ts'
import { redirectMistake } from '../../lint/questions/redirects.ts'
import type { Rule } from '../../lint/rule.ts'

/** App clients whose authorization codes can be read, or run, on the way. */
export const safeCallbacks: Rule = {
  id: 'PW-CLIENT-003',
  severity: 'error',
  score: 8,
  title: 'a code is sent to an address where others can take it',
  why: 'Whoever gets the code that follows a sign-in may get its tokens. By `http` everybody on the way reads it, `javascript:` and `data:` run it in a page, and wildcards are taken to the letter, so that Cognito refuses what the author meant. Name every callback in full, by `https`; `http` is for `localhost` alone, and a phone app has a scheme of its own.',
  source: 'RFC 9700 2.1 and 4.1; RFC 6749 3.1.2; Cognito, callback URLs',
  bad: `
clients:
  web: { oauth: { flows: [code], scopes: [openid], callbacks: ['http://shop.example.com/cb', 'https://*.example.com/cb'] } }
`,
  good: `
clients:
  web: { oauth: { flows: [code], scopes: [openid], callbacks: ['https://shop.example.com/cb', 'http://localhost:3000/cb'] } }
  phone: { oauth: { flows: [code], scopes: [openid], callbacks: ['com.example.shop:/cb'] } }
`,
  *check(project) {
    for (const app of allApps(project)) {
      const { callbacks = [], defaultCallback } = app.says.oauth ?? {}
      const all = callbacks.map((address, index) => [address, ['callbacks', index]] as const)
      const usual =
        defaultCallback === undefined || callbacks.includes(defaultCallback)
          ? []
          : [[defaultCallback, ['defaultCallback']] as const]
      for (const [address, path] of [...all, ...usual]) {
        const mistake = redirectMistake(address)
        if (mistake)
          yield {
            message: `the callback \`${address}\` of \`${app.name}\` ${mistake}`,
            at: app.at('oauth', ...path),
            help: 'write it in full, by `https`',
          }
      }
    }
  },
}
