import { isPublicAddress } from './public-address.ts'
import type { FetchRule } from './trigger.ts'

/** A rule taken apart. */
export interface FetchPattern {
  /** `*` for any. */
  readonly method: string
  /** `http:` or `https:` */
  readonly protocol: string
  readonly host: string
  /** Whether names under the host are meant, and not itself. */
  readonly under: boolean
  /** Empty where it is the scheme's own. */
  readonly port: string
  /** What is between the slashes: `*` for anything that is one part. */
  readonly path: readonly string[]
  /** Whether the last part is only a beginning. */
  readonly open: boolean
  /** With its `?`; any query fits where the rule has none. */
  readonly query?: string
}

const unspoken = ['CONNECT', 'TRACE', 'TRACK']

/**
 * Reads the `to` of a rule, `METHOD URL`, as `FetchRule` tells it. A query in it is to be that very one,
 * and a bare `?` says that there is to be none. A mistake is said in words that go on from "the rule".
 */
export function parseFetchRule(to: string): FetchPattern | { readonly mistake: string } {
  const [, method, text] = /^(\*|[A-Z]+) (\S+)$/.exec(to) ?? []
  if (!method || !text)
    return { mistake: 'is not of the form `METHOD URL`, such as `GET https://example.com/*`' }
  if (unspoken.includes(method))
    return { mistake: `has the method \`${method}\`, which nothing may fetch by` }
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) return { mistake: 'has no `http` or `https` URL' }
  const url = new URL(text)
  const under = url.hostname.startsWith('*.')
  const host = under ? url.hostname.slice(2) : url.hostname
  const open = url.pathname.endsWith('*')
  const path = url.pathname.slice(0, open ? -1 : undefined).split('/')
  const mistake = mistakeIn(url, text, host, path, open)
  if (mistake) return { mistake }
  const pattern = { method, protocol: url.protocol, host, under, port: url.port, path, open }
  return text.includes('?') ? { ...pattern, query: url.search } : pattern
}

function mistakeIn(url: URL, text: string, host: string, path: readonly string[], open: boolean) {
  if (/^[^/]*\/\/[^/?#]*@/.test(text)) return 'names a user in its URL'
  if (text.includes('#')) return 'has a `#`, which no server is told'
  if (text.includes('\\')) return 'has a `\\` in its URL'
  if (host.includes('*')) return 'has a `*` in its host that is not a `*.` before the rest'
  if (!host || host.endsWith('.')) return 'has a host that ends in a dot'
  if (path.some((part) => part !== '*' && part.includes('*')) || (open && path.at(-1) === '*'))
    return 'has a `*` in its path that is neither a whole part nor the end'
  if (url.search.includes('*')) return 'has a `*` in its query, where it stands for nothing'
  return climbs(url.pathname) ? 'has a path that leads upwards' : undefined
}

/** Whether a request is one of those that a rule is about. Any fragment fits; no user in the URL does. */
export function fits(pattern: FetchPattern, method: string, url: URL): boolean {
  return (
    (pattern.method === '*' || pattern.method === method) &&
    pattern.protocol === url.protocol &&
    pattern.port === url.port &&
    !url.username &&
    !url.password &&
    fitsHost(pattern, url.hostname) &&
    fitsPath(pattern, url.pathname) &&
    (pattern.query === undefined || pattern.query === url.search)
  )
}

function fitsHost({ host, under }: FetchPattern, asked: string): boolean {
  return under ? asked.length > host.length + 1 && asked.endsWith(`.${host}`) : asked === host
}

function fitsPath({ path, open }: FetchPattern, asked: string): boolean {
  if (climbs(asked)) return false
  const parts = asked.split('/')
  if (open ? parts.length < path.length : parts.length !== path.length) return false
  return path.every((wanted, index) => {
    const part = parts[index] ?? ''
    if (open && index === path.length - 1) return part.startsWith(wanted)
    // A slash that is written as `%2f` is one to some servers.
    return wanted === '*' ? part !== '' && !/%(?:25)*(?:2f|5c)/i.test(part) : part === wanted
  })
}

// The URL parser has resolved plain dots. These are left for a server that decodes once more, or drops `;`.
const slash = String.raw`(?:[/\\]|%(?:25)*(?:2f|5c))`
const upwards = new RegExp(`${slash}(?:\\.|%(?:25)*2e){1,2}(?:(?:;|%(?:25)*3b)[^/]*)?(?=${slash}|$)`, 'i')
const climbs = (path: string) => upwards.test(path)

/** Whether a rule names, outright, a host that is not of the public internet: such a rule can only mean it. */
export function namesPrivateHost({ host, under }: FetchPattern): boolean {
  if (isLocalhost(host)) return true
  const address = addressIn(host)
  return !under && address !== undefined && !isPublicAddress(address)
}

/** Whether a name is of this machine, by RFC 6761, whatever a resolver says. */
export const isLocalhost = (host: string) => host === 'localhost' || host.endsWith('.localhost')

/** The IP address that a URL has in place of a name. */
export function addressIn(hostname: string): string | undefined {
  if (hostname.startsWith('[')) return hostname.slice(1, -1)
  return /^\d+\.\d+\.\d+\.\d+$/.test(hostname) ? hostname : undefined
}

/** Whether a request is declared, and whether it may then go to a private address. */
export function judgeFetch(
  rules: readonly FetchRule[],
  method: string,
  url: URL,
): { readonly declared: boolean; readonly private: boolean } {
  const fitting = rules.filter(({ to }) => {
    const pattern = parseFetchRule(to)
    return !('mistake' in pattern) && fits(pattern, method, url)
  })
  return { declared: fitting.length > 0, private: fitting.some((rule) => rule.private) }
}
