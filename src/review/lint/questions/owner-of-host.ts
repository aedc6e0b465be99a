import { isUnder } from './redirects.ts'

/** Where each customer has a name of their own. */
const tenants = [
  ...[
    'amazonaws.com',
    'amazoncognito.com',
    'auth0.com',
    'azurewebsites.net',
    'b2clogin.com',
    'ciamlogin.com',
  ],
  ...[
    'cloudfront.net',
    'fly.dev',
    'github.io',
    'herokuapp.com',
    'netlify.app',
    'ngrok-free.app',
    'ngrok.app',
  ],
  ...[
    'ngrok.io',
    'okta-emea.com',
    'okta.com',
    'oktapreview.com',
    'onelogin.com',
    'onrender.com',
    'pages.dev',
  ],
  ...['run.app', 'vercel.app', 'web.app', 'workers.dev'],
]

/** Under which names of a country anybody registers one: `co.uk`, `com.au`. */
const registries = /^(ac|co|com|edu|gov|ltd|me|ne|net|or|org|plc)\.[a-z]{2}$/

/** The part of a host by which its owner can be told: what was registered, or all of it where customers have names. */
export function ownerOf(host: string): string {
  if (tenants.some((one) => isUnder(host, one))) return host
  const parts = host.split('.')
  return parts.slice(registries.test(parts.slice(-2).join('.')) ? -3 : -2).join('.')
}
