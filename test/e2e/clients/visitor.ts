import { fieldsOf } from '../../conformance/oauth/browser.ts'

/** A page as a browser without scripts has it. */
export interface Seen {
  readonly status: number
  readonly url: string
  readonly text: string
}

/**
 * A browser without scripts, which goes wherever it is sent, the app's own pages included, unless told to go
 * only up to them.
 */
export function visitor({ upTo }: { readonly upTo?: string } = {}) {
  const jars = new Map<string, Map<string, string>>()
  async function go(url: URL, init: RequestInit = {}): Promise<Seen> {
    if (url.origin === upTo) return { status: 0, url: url.href, text: '' }
    // Browsers keep the cookies of a host, whatever its port.
    const jar = jars.get(url.hostname) ?? new Map<string, string>()
    jars.set(url.hostname, jar)
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await fetch(url, {
      ...init,
      redirect: 'manual',
      headers: { ...(init.headers as Record<string, string>), ...(cookie && { cookie }) },
    })
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (/;\s*max-age=0/i.test(line) || value === '') jar.delete(name)
      else jar.set(name, value)
    }
    const location = response.headers.get('location')
    if (location && response.status >= 300 && response.status < 400) return go(new URL(location, url))
    return { status: response.status, url: url.href, text: await response.text() }
  }
  return {
    open: (address: string | URL) => go(new URL(address)),
    /** Fills the first form of a page in, and sends it to where the form says. */
    send(page: Seen, filled: Readonly<Record<string, string>> = {}): Promise<Seen> {
      const [form = ''] = /<form[^>]*>/.exec(page.text) ?? []
      const [, action = ''] = /\saction="([^"]*)"/.exec(form) ?? []
      const target = new URL(action.replaceAll('&amp;', '&') || page.url, page.url)
      const fields = fieldsOf({ html: page.text }).map(({ name, value }) => [name, value])
      const body = new URLSearchParams({ ...Object.fromEntries(fields), ...filled })
      const { origin } = new URL(page.url)
      return go(target, { method: 'POST', body, headers: { origin, 'sec-fetch-site': 'same-origin' } })
    },
  }
}
