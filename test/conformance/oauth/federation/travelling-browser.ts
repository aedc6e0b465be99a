import { fieldsOf, type Shown } from '../browser.ts'

const attribute = (tag: string, name: string) =>
  new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1]?.replaceAll('&quot;', '"').replaceAll('&amp;', '&')

interface Cookie {
  readonly value: string
  readonly path: string
  readonly sameSite: string
}

/**
 * A browser without scripts that goes from site to site: it keeps the cookies of each origin to itself, and holds
 * back those that are `SameSite` when another site's form is sent. It stops at addresses that no server here has.
 */
export function travellingBrowser(origins: readonly string[]) {
  const jars = new Map<string, Map<string, Cookie>>()
  const visited: string[] = []
  let stops: (url: URL) => boolean = () => false
  const jarOf = ({ origin }: URL) => {
    const jar = jars.get(origin) ?? new Map<string, Cookie>()
    jars.set(origin, jar)
    return jar
  }
  function keep(url: URL, response: Response): void {
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      const path = /;\s*path=([^;]+)/i.exec(line)?.[1] ?? '/'
      const sameSite = /;\s*samesite=(\w+)/i.exec(line)?.[1]?.toLowerCase() ?? 'lax'
      if (/;\s*(max-age=0|expires=Thu, 01 Jan 1970)/i.test(line)) jarOf(url).delete(name)
      else jarOf(url).set(name, { value, path, sameSite })
    }
  }
  async function go(address: string | URL, init: RequestInit = {}, from?: string): Promise<Shown> {
    const url = new URL(address)
    visited.push(url.href)
    if (!origins.includes(url.origin) || stops(url))
      return { status: 0, url: url.href, html: '', headers: new Headers() }
    const isOthersForm = init.method === 'POST' && from !== undefined && from !== url.origin
    const cookie = [...jarOf(url)]
      .filter(([, { path }]) => path === '/' || url.pathname === path || url.pathname.startsWith(`${path}/`))
      .filter(([, { sameSite }]) => !isOthersForm || sameSite === 'none')
      .map(([name, { value }]) => `${name}=${value}`)
      .join('; ')
    const response = await fetch(url, {
      ...init,
      redirect: 'manual',
      headers: {
        ...Object.fromEntries(new Headers(init.headers)),
        ...(from !== undefined && init.method === 'POST' && { origin: from }),
        'sec-fetch-site': isOthersForm ? 'cross-site' : from === url.origin ? 'same-origin' : 'none',
        ...(cookie && { cookie }),
      },
    })
    keep(url, response)
    const location = response.headers.get('location')
    if (location && response.status >= 300 && response.status < 400) return go(new URL(location, url))
    return { status: response.status, url: url.href, html: await response.text(), headers: response.headers }
  }
  return {
    /** Every address that it was sent to, in their order. */
    visited,
    /** Has it stop before it goes to some addresses, as a visitor does who closes the window. */
    stopAt: (which: (url: URL) => boolean) => void (stops = which),
    cookies: (origin: string) => jars.get(origin) ?? new Map<string, Cookie>(),
    go: (address: string | URL) => go(address),
    /** Sends a form to an address, as a page of another site would. */
    post: (address: string, fields: Readonly<Record<string, string>>, from: string) =>
      go(address, { method: 'POST', body: new URLSearchParams(fields) }, from),
    /** Fills the first form of a page in and sends it to where the form says. */
    send(page: Shown, filled: Readonly<Record<string, string>> = {}): Promise<Shown> {
      const [tag = ''] = /<form[^>]*>/.exec(page.html) ?? []
      const target = new URL(attribute(tag, 'action') || page.url, page.url)
      const fields = Object.fromEntries(fieldsOf(page).map(({ name, value }) => [name, value]))
      const said = new URLSearchParams({ ...fields, ...filled })
      const { origin } = new URL(page.url)
      if (attribute(tag, 'method')?.toLowerCase() !== 'post') {
        target.search = said.toString()
        return go(target)
      }
      return go(target, { method: 'POST', body: said }, origin)
    },
    /** Follows a link of a page by its text. */
    follow(page: Shown, text: string): Promise<Shown> {
      const found = [...page.html.matchAll(/<a\s[^>]*>[\s\S]*?<\/a>/g)].find(([link]) =>
        link.replaceAll(/<[^>]*>/g, ' ').includes(text),
      )
      if (!found) throw new Error(`no link says ${text}`)
      return go(new URL(attribute(found[0], 'href') ?? '', page.url))
    },
  }
}
export type TravellingBrowser = ReturnType<typeof travellingBrowser>
