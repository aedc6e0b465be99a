/** A page as a browser without scripts would have it, or where an app was sent to. */
export interface Shown {
  readonly status: number
  readonly url: string
  readonly html: string
  readonly headers: Headers
}

interface Field {
  readonly name: string
  readonly value: string
}

const attribute = (tag: string, name: string) =>
  new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1]?.replaceAll('&quot;', '"').replaceAll('&amp;', '&')

/** The fields of the first form on a page, with what stands in them. */
export const fieldsOf = ({ html }: Pick<Shown, 'html'>): readonly Field[] =>
  [...(/<form[\s\S]*?<\/form>/.exec(html)?.[0].matchAll(/<input[^>]*>/g) ?? [])].map(([tag]) => ({
    name: attribute(tag, 'name') ?? '',
    value: attribute(tag, 'value') ?? '',
  }))

/**
 * A browser that keeps cookies, follows redirects within this server and sends forms: everything that the pages
 * need, since they work without scripts. It stops at the address of an app, which nobody answers.
 */
export function browser(origin: string, headers: Readonly<Record<string, string>> = {}) {
  const cookies = new Map<string, string>()
  const keep = (response: Response) => {
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';')
      const [name = '', ...value] = pair.split('=')
      if (/;\s*max-age=0/i.test(line)) cookies.delete(name)
      else cookies.set(name, value.join('='))
    }
  }
  async function go(address: string, init: RequestInit = {}): Promise<Shown> {
    const url = new URL(address, origin)
    if (url.origin !== new URL(origin).origin)
      return { status: 0, url: url.href, html: '', headers: new Headers() }
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const own = Object.fromEntries(new Headers(init.headers))
    const response = await fetch(url, {
      ...init,
      redirect: 'manual',
      headers: { ...headers, ...own, ...(cookie && { cookie }) },
    })
    keep(response)
    const location = response.headers.get('location')
    if (location && response.status >= 300 && response.status < 400) return go(new URL(location, url).href)
    return { status: response.status, url: url.href, html: await response.text(), headers: response.headers }
  }
  return {
    cookies,
    go,
    /** Fills the first form of a page in and sends it, as its button does. */
    send(page: Shown, filled: Readonly<Record<string, string>>): Promise<Shown> {
      const body = new URLSearchParams({
        ...Object.fromEntries(fieldsOf(page).map(({ name, value }) => [name, value])),
        ...filled,
      })
      return go(page.url, {
        method: 'POST',
        body,
        headers: { origin: new URL(origin).origin, 'sec-fetch-site': 'same-origin' },
      })
    },
  }
}
