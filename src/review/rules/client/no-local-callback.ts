import { allApps } from '../../lint/questions/apps.ts'
import { isLocal } from '../../lint/questions/redirects.ts'
import type { Rule } from '../../lint/rule.ts'

/** Callbacks for developing that are still there where customers sign in. */
export const noLocalCallback: Rule = {
  id: 'PW-CLIENT-005',
  severity: 'warning',
  score: 4.5,
  title: 'a protected client sends codes to the machine of whoever signs in',
  why: 'On somebody’s machine any program may listen at a port, and takes the code of a real account that is sent there. Keep `localhost` to the environments in which you develop, by a `patch` of theirs.',
  source: 'RFC 8252 8.3; RFC 9700 4.1',
  bad: {
    'pools/shop.pool.yaml': `
clients:
  web: { oauth: { flows: [code], scopes: [openid], callbacks: ['https://shop.example.com/cb', 'http://localhost:3000/cb'] } }
`,
    'pools/env/prod.env.yaml': 'protected: true\n',
  },
  good: {
    'pools/shop.pool.yaml': `
clients:
  web: { oauth: { flows: [code], scopes: [openid], callbacks: ['https://shop.example.com/cb'] } }
`,
    'pools/env/prod.env.yaml': 'protected: true\n',
    'pools/env/dev.env.yaml': `
patch:
  pool/shop: { clients: { web: { oauth: { callbacks: ['http://localhost:3000/cb'] } } } }
`,
  },
  *check(project) {
    if (!project.protected) return
    for (const app of allApps(project))
      for (const [index, address] of (app.says.oauth?.callbacks ?? []).entries())
        if (isLocal(address))
          yield {
            message: `codes of \`${app.name}\` may go to \`${address}\`, on the machine of whoever signs in`,
            at: app.at('oauth', 'callbacks', index),
            help: 'keep it to the environments in which you develop, by a `patch`',
          }
  },
}
