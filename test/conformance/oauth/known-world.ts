import { authorizeAt, callback, password, shop, type Shop, type Shown } from './questions-world.ts'

/** Where another app of the same pool is. */
export const otherCallback = 'https://other.example.com/callback'
/** Where people are sent who sign out of the first app. */
export const bye = 'https://shop.example.com/bye'

const poolOf = (managedLogin: 1 | 2, domain: string) => `
tier: essentials
signIn: { with: [username] }
signUp: { selfService: true, verify: [email] }
domain: { name: ${domain}, managedLogin: ${managedLogin} }
clients:
  web:
    auth: [password, refresh]
    hideUserExistence: true
    oauth:
      flows: [code, implicit]
      scopes: [openid, email]
      callbacks: [${callback}, 'myapp://callback']
      logouts: [${bye}, 'myapp://bye']
  other:
    auth: [password, refresh]
    oauth: { flows: [code], scopes: [openid], callbacks: [${otherCallback}] }
`

/** A pool with managed login and one with classic pages, each with two apps. */
export const knownShop = (args?: readonly string[], env?: NodeJS.ProcessEnv) =>
  shop(
    { 'pools/shop.pool.yaml': poolOf(2, 'shop'), 'pools/classic.pool.yaml': poolOf(1, 'classic') },
    args,
    env,
  )

/** The address at which the other app has somebody signed in. */
export const authorizeOther = (world: Shop, more: Readonly<Record<string, string>> = {}) =>
  authorizeAt(world, 'other', { redirect_uri: otherCallback, ...more })

/** A browser in which somebody has just signed in. */
export async function knownBrowser(world: Shop, username = 'ana') {
  const visitor = world.browser()
  const page = await visitor.go(authorizeAt(world))
  const done = await visitor.send(page, { username, password })
  if (!done.url.startsWith(callback)) throw new Error(`nobody was signed in: ${done.url}`)
  return visitor
}

/** What one request is answered, without a step further. */
export const once = (address: string, init: RequestInit = {}) =>
  fetch(address, { ...init, redirect: 'manual' })

/** What an app was told. */
export const toldIn = ({ url }: Pick<Shown, 'url'>) =>
  Object.fromEntries(new URLSearchParams(new URL(url).hash.slice(1) || new URL(url).search))

export { authorizeAt, callback, password, type Shop, type Shown }
