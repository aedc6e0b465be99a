import { allApps } from '../../lint/questions/apps.ts'
import { matters } from '../../lint/questions/matters.ts'
import { hostOf, isUnder } from '../../lint/questions/redirects.ts'
import type { Rule } from '../../lint/rule.ts'

/** Hosts under which everybody gets a name, and another gets it who waits until it is free. */
const shared = [
  ...['github.io', 'gitlab.io', 'pages.dev', 'workers.dev', 'vercel.app', 'now.sh', 'netlify.app'],
  ...['web.app', 'firebaseapp.com', 'appspot.com', 'herokuapp.com', 'onrender.com', 'fly.dev', 'surge.sh'],
  ...['azurewebsites.net', 'azurestaticapps.net', 'cloudapp.net', 'repl.co', 'replit.app', 'glitch.me'],
  ...['ngrok.io', 'ngrok.app', 'ngrok.dev', 'ngrok-free.app', 'loca.lt', 'serveo.net', 'trycloudflare.com'],
]
const bucket = /(^|\.)s3[.-](website[.-])?([a-z0-9-]+\.)?amazonaws\.com$/

/** App clients whose codes go to a name that somebody else may have tomorrow. */
export const ownHost: Rule = {
  id: 'PW-CLIENT-004',
  severity: 'warning',
  score: 5,
  title: 'a code is sent to a host that is not yours',
  why: 'Names under such hosts belong to whoever asks first: when a preview, a tunnel or a bucket is gone, somebody else takes its name and with it the codes of your users. Send codes to a domain of your own. Where the project has `protected` environments, only those are looked at.',
  source: 'RFC 9700 4.1; OWASP, subdomain takeover',
  bad: `
clients:
  web: { oauth: { flows: [code], scopes: [openid], callbacks: ['https://shop-preview.vercel.app/cb'] } }
`,
  good: `
clients:
  web: { oauth: { flows: [code], scopes: [openid], callbacks: ['https://shop.example.com/cb'] } }
`,
  *check(project) {
    if (!matters(project)) return
    for (const app of allApps(project))
      for (const [index, address] of (app.says.oauth?.callbacks ?? []).entries()) {
        const host = hostOf(address)
        if (host === undefined) continue
        const under = shared.find((one) => isUnder(host, one)) ?? (bucket.test(host) ? 's3' : undefined)
        if (under === undefined) continue
        yield {
          message: `codes of \`${app.name}\` are sent to \`${host}\`, a name that somebody else may have tomorrow`,
          at: app.at('oauth', 'callbacks', index),
          help: 'send them to a domain of your own',
        }
      }
  },
}
