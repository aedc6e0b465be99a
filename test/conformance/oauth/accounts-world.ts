import { decodeJwt } from 'jose'
import type { Shown } from './browser.ts'
import { slowClock } from './world.ts'
import {
  authorizeAt,
  callback,
  password,
  shop,
  titleOf,
  tokensFor,
  troubleIn,
  type Shop,
} from './questions-world.ts'

/** A pool of these lines besides a domain and clients: of passwords, of choice, and one that tells who exists. */
export const accounts = (more: string, clients = '') => `
${more}
domain: { name: shop }
clients:
  web:
    auth: [password, refresh]
    oauth: { flows: [code], scopes: [openid, email], callbacks: [${callback}] }
${clients}`

/** A client by the side of `web`, of these lines. */
export const client = (name: string, more: string) => `
  ${name}:
    oauth: { flows: [code], scopes: [openid, email], callbacks: [${callback}] }
    ${more}`

/** Starts a shop of a pool of these lines. */
export const shopOf = (
  pool: string,
  more: Readonly<Record<string, string>> = {},
  ana?: string,
): Promise<Shop> => shop({ 'pools/shop.pool.yaml': pool, ...more }, ['--memory'], slowClock, ana)

export type Visitor = ReturnType<Shop['browser']>

/** A browser that has come to a page of an app: the path as it stands at the domain. */
export async function at(
  world: Shop,
  path = '/login',
  app = 'web',
  more: Readonly<Record<string, string>> = {},
) {
  const visitor = world.browser()
  const asked = new URL(authorizeAt(world, app, { state: 'of the app', ...more }))
  const page = await visitor.go(`${world.domain}${path}${asked.search}`)
  return { visitor, page }
}

/** The path at the domain that a page lies at. */
export const pathOf = ({ url }: Shown) => new URL(url).pathname.replace(/^\/shop/, '')

/** Follows the link of a page that leads to this path. */
export function follow(visitor: Visitor, { html, url }: Shown, path: string): Promise<Shown> {
  const [, href] = new RegExp(`href="([^"]*${path}\\?[^"]*)"`).exec(html) ?? []
  if (href === undefined) throw new Error(`no link leads to ${path} from ${url}:\n${html}`)
  return visitor.go(new URL(href.replaceAll('&amp;', '&'), url).href)
}

/** Sends the form of a page that goes to another path than its own. */
export function press(visitor: Visitor, { html, url }: Shown, path: string): Promise<Shown> {
  const forms = [...html.matchAll(/<form[\s\S]*?<\/form>/g)].map(([form]) => form)
  const form = forms.find((each) => new RegExp(`action="[^"]*${path}\\?`).test(each)) ?? ''
  const [, action = ''] = /action="([^"]*)"/.exec(form) ?? []
  return visitor.send(
    {
      html: form,
      url: new URL(action.replaceAll('&amp;', '&'), url).href,
      status: 200,
      headers: new Headers(),
    },
    {},
  )
}

/** What stands at a field that is wrong, where it is tied to it as programs that read pages aloud need it. */
export function problemAt({ html }: Shown, field: string): string | undefined {
  const name = field.replaceAll(/[[\]]/g, '\\$&')
  const [tag = ''] = new RegExp(`<(?:input|select)[^>]*\\sid="${name}"[^>]*>`).exec(html) ?? []
  const [, ids = ''] = /aria-describedby="([^"]*)"/.exec(tag) ?? []
  if (!/aria-invalid="true"/.test(tag) || !ids.split(' ').includes(`${field}-problem`)) return undefined
  return new RegExp(`<p[^>]*id="${name}-problem"[^>]*>([^<]*)<`).exec(html)?.[1]
}

/** What a page tells has been done. */
export const doneIn = ({ html }: Shown) => /role="status"[^>]*>([^<]*)</.exec(html)?.[1]

/** Who an app finds signed in by the code that it was sent, whose answer is the one that it asked for. */
export async function signedIn(world: Shop, page: Shown, app = 'web') {
  if (!page.url.startsWith(`${callback}?`))
    throw new Error(`not at the app: ${page.status} ${page.url}\n${page.html}`)
  const { id_token: token = '' } = await tokensFor(world, page, app)
  const { state, code } = Object.fromEntries(new URL(page.url).searchParams)
  return { state, code: typeof code, ...decodeJwt<Readonly<Record<string, unknown>>>(token) }
}

export { callback, password, shop, titleOf, troubleIn, type Shop, type Shown }
