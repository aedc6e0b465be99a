import { allApps } from '../../lint/questions/apps.ts'
import type { Rule } from '../../lint/rule.ts'

const people = ['srp', 'password', 'adminPassword', 'custom', 'choice']

/** Clients of machines by which people sign in as well. */
export const machinesApart: Rule = {
  id: 'PW-CLIENT-016',
  severity: 'warning',
  score: 4.5,
  title: 'people sign in by the client of a machine',
  why: 'A machine’s secret opens what the machine may do. Where people sign in by the same client, the secret has to be wherever they do, and tokens of both look alike to those who take them. Give people a client of their own. Two grants of OAuth on one such client are an error (PW-LINK-004).',
  source: 'Cognito, client credentials (the only flow of its client); RFC 6749 2.1',
  bad: `
resourceServers: { 'https://api.example.com': { scopes: { orders: Read orders } } }
clients:
  batch:
    secret: true
    oauth: { flows: [client_credentials], scopes: [https://api.example.com/orders] }
    auth: [srp, refresh]
`,
  good: `
resourceServers: { 'https://api.example.com': { scopes: { orders: Read orders } } }
clients:
  batch:
    secret: true
    oauth: { flows: [client_credentials], scopes: [https://api.example.com/orders] }
  web: { auth: [srp, refresh] }
`,
  *check(project) {
    for (const app of allApps(project)) {
      const at = app.says.auth?.findIndex((flow) => people.includes(flow)) ?? -1
      if (at < 0 || !app.says.oauth?.flows.includes('client_credentials')) continue
      yield {
        message: `\`${app.name}\` is the client of a machine, and people sign in by it with \`${app.says.auth?.[at]}\``,
        at: app.at('auth', at),
        help: 'give people a client of their own',
        related: [
          {
            message: 'the grant of machines',
            at: app.at('oauth', 'flows', app.says.oauth.flows.indexOf('client_credentials')),
          },
        ],
      }
    }
  },
}
