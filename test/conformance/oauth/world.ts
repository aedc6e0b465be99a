import {
  AdminCreateUserCommand,
  AdminSetUserPasswordCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { folder, serve } from '../../serve.ts'
import { sdk } from '../sdk.ts'
import { browser } from './browser.ts'

export const password = 'Corr3ct-Horse!'
/** Where the app is. Nobody answers there, and nobody needs to. */
export const callback = 'https://shop.example.com/callback'

/** A shop whose people sign in at its own pages, and whose machines get tokens for themselves. */
export const files: Readonly<Record<string, string>> = {
  'pools/shop.pool.yaml': `
signIn: { with: [username] }
signUp: { selfService: true, verify: [email] }
mfa: { mode: optional, factors: [totp] }
domain: { name: shop }
resourceServers:
  https://api.example.com: { scopes: { read: Read, write: Write } }
clients:
  web:
    auth: [password, srp, refresh]
    oauth:
      flows: [code, implicit]
      scopes: [openid, email, phone, profile, aws.cognito.signin.user.admin, https://api.example.com/read]
      callbacks: [${callback}, 'http://localhost:3000/callback', 'myapp://callback']
      logouts: [https://shop.example.com/bye]
  backend:
    secret: true
    auth: [password, refresh]
    oauth: { flows: [code], scopes: [openid, email], callbacks: [${callback}] }
  machine:
    secret: true
    auth: [refresh]
    oauth: { flows: [client_credentials], scopes: [https://api.example.com/read, https://api.example.com/write] }
`,
}

/** For a server of its own: time goes fifty times slower there, so that what lasts a second lasts a test. */
export const slowClock = {
  NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(
    'const now=Date.now,from=now();Date.now=()=>Math.floor(from+(now()-from)/50)',
  )}`,
} as const

/** Starts it, with a user `ana` in it, or of another name where the pool wants one. */
export async function shop(
  more: Readonly<Record<string, string>> = {},
  args: readonly string[] = ['--memory'],
  env: NodeJS.ProcessEnv = {},
  ana = 'ana',
) {
  const { dir, remove } = folder({ ...files, ...more })
  const server = await serve(dir, args, env)
  const aws = sdk(server)
  const UserPoolId = server.poolId('shop')
  const issuer = `${server.url}/${UserPoolId}`
  /** Where the domain of the pool lies on the server's own address. */
  const domain = `${server.url}/shop`
  async function user(
    Username: string,
    attributes: Readonly<Record<string, string>> = {},
    UserPoolId = server.poolId('shop'),
  ) {
    const UserAttributes = Object.entries(attributes).map(([Name, Value]) => ({ Name, Value }))
    await aws.send(
      new AdminCreateUserCommand({ UserPoolId, Username, UserAttributes, MessageAction: 'SUPPRESS' }),
    )
    await aws.send(
      new AdminSetUserPasswordCommand({ UserPoolId, Username, Password: password, Permanent: true }),
    )
  }
  await user(ana, { email: 'ana@example.com', email_verified: 'true', phone_number: '+15555550100' })
  return {
    server,
    aws,
    issuer,
    domain,
    UserPoolId,
    client: (name: string) => server.clientId('shop', name),
    user,
    browser: (headers?: Readonly<Record<string, string>>) => browser(server.url, headers),
    /** Signs somebody in at the pages and gives the address that the app is sent to. */
    async signIn(address: string, username = 'ana', given = password): Promise<URL> {
      const visitor = browser(server.url)
      const page = await visitor.go(address)
      return new URL((await visitor.send(page, { username, password: given })).url)
    },
    async stop() {
      await server.stop()
      remove()
    },
  }
}
export type Shop = Awaited<ReturnType<typeof shop>>
