import type { Rule } from '../../lint/rule.ts'

/** App clients that still hand tokens out through the browser's address bar. */
export const noImplicitGrant: Rule = {
  id: 'PW-CLIENT-001',
  severity: 'error',
  score: 7.5,
  title: 'a client may use the implicit grant',
  why: 'The implicit grant puts tokens into a URL, where history, logs and referrers keep them, and nothing binds them to the application that asked. Use the code grant with PKCE, which browsers can do as well.',
  source: 'RFC 9700 (OAuth 2.0 Security Best Current Practice) 2.1.2; OAuth 2.1',
  bad: `
clients:
  web: { oauth: { flows: [implicit], scopes: [openid], callbacks: ['https://shop.example.com/cb'] } }
`,
  good: `
clients:
  web: { oauth: { flows: [code], scopes: [openid], callbacks: ['https://shop.example.com/cb'] } }
`,
  *check(project) {
    for (const pool of project.all('pool'))
      for (const [name, { oauth }] of Object.entries(pool.says.clients ?? {})) {
        const at = oauth?.flows.indexOf('implicit') ?? -1
        if (at < 0) continue
        yield {
          message: `the client \`${name}\` may use the implicit grant, which puts tokens into a URL`,
          at: { resource: pool, path: ['clients', name, 'oauth', 'flows', at] },
          help: 'take `code`, with PKCE',
        }
      }
  },
}
