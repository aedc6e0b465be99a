import {
  domainToASCII,
  domainToUnicode,
  format,
  parse,
  resolve,
  urlToHttpOptions,
  type UrlObject,
} from 'node:url'
import { posix } from 'node:path'
import type { Natives } from './native.ts'

const partsOf = (url: URL): string => {
  const { href, origin, protocol, username, password, host, hostname, port, pathname, search, hash } = url
  return JSON.stringify({
    href,
    origin,
    protocol,
    username,
    password,
    host,
    hostname,
    port,
    pathname,
    search,
    hash,
  })
}

/** What of an address may be set. */
const changeable: ReadonlySet<string> = new Set([
  'href',
  'protocol',
  'username',
  'password',
  'host',
  'hostname',
  'port',
  'pathname',
  'search',
  'hash',
])

type Path = 'normalize' | 'join' | 'resolve' | 'relative' | 'dirname' | 'basename' | 'extname' | 'isAbsolute'
const paths: ReadonlySet<string> = new Set<Path>([
  'normalize',
  'join',
  'resolve',
  'relative',
  'dirname',
  'basename',
  'extname',
  'isAbsolute',
])
/** Where a script believes to be; what it asks of paths is arithmetic, and no disk is asked. */
const home = '/var/task'

/** Addresses, as the web and as Node's older functions read them, and paths. */
export const urlNatives: Natives = {
  url: (href = '', base) => partsOf(new URL(href, base)),
  'set url': (href = '', name = '', value = '') => {
    const url = new URL(href)
    if (!changeable.has(name)) return undefined
    Object.assign(url, { [name]: value })
    return partsOf(url)
  },
  query: (pairs = '') => new URLSearchParams(JSON.parse(pairs) as [string, string][]).toString(),
  'parse query': (text) => JSON.stringify([...new URLSearchParams(text)]),
  'url options': (href = '') => JSON.stringify(urlToHttpOptions(new URL(href))),
  'old url': (href = '', slashes) => JSON.stringify(parse(href, false, slashes === 'true')),
  'write old url': (parts = '') => format(JSON.parse(parts) as UrlObject),
  'write url': (href = '', options = '{}') => format(new URL(href), JSON.parse(options)),
  'resolve url': (from = '', to = '') => resolve(from, to),
  'domain to ascii': (domain = '') => domainToASCII(domain),
  'domain to unicode': (domain = '') => domainToUnicode(domain),
  path: (name = '', ...words) => {
    if (!paths.has(name)) return undefined
    if (name === 'resolve') return posix.resolve(home, ...words)
    if (name === 'relative')
      return posix.relative(...(words.map((word) => posix.resolve(home, word)) as [string, string]))
    return String((posix[name as Path] as (...of: string[]) => unknown)(...words))
  },
  'parse path': (path = '') => JSON.stringify(posix.parse(path)),
}
