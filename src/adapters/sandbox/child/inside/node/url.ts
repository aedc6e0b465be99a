import type { Kit } from '../kit.ts'

/** `node:url`: the URL of the web, and what was there before it. */
export function nodeUrl(kit: Kit) {
  const { URL, URLSearchParams } = kit.part('web:url')
  const { wrongType, coded } = kit.part('node/errors')
  type Parts = Record<string, unknown>

  class Url {
    [name: string]: unknown
    constructor() {
      const names = 'protocol slashes auth host port hostname hash search query pathname path href'
      for (const name of names.split(' ')) this[name] = null
    }
    format(): string {
      return kit.must('write old url', JSON.stringify(this))
    }
    resolve(to: string): string {
      return resolve(this.format(), to)
    }
  }
  const parse = (href: unknown, query = false, slashes = false): Url => {
    if (href instanceof Url) return href
    if (typeof href !== 'string') throw wrongType('url', 'of type string', href)
    const found = Object.assign(new Url(), JSON.parse(kit.must('old url', href, slashes)) as Parts)
    if (query) {
      const text = found['query']
      found['query'] = kit.part('node:querystring').parse(typeof text === 'string' ? text : '')
      found['search'] ??= ''
    }
    return found
  }
  const resolve = (from: string, to: string): string => {
    for (const [name, value] of Object.entries({ from, to }))
      if (typeof value !== 'string') throw wrongType(name, 'of type string', value)
    return kit.must('resolve url', from, to)
  }
  const format = (given: unknown, options?: object): string => {
    if (given instanceof URL)
      return kit.must('write url', `${given as unknown as string}`, JSON.stringify(options ?? {}))
    if (typeof given === 'string') return parse(given).format()
    if (typeof given !== 'object' || given === null)
      throw wrongType('urlObject', 'of type object or string', given)
    return kit.must('write old url', JSON.stringify(given))
  }
  const noDisk = (name: string) => () => {
    throw coded(new Error(`the sandbox has no files, and so no url.${name}`), 'ERR_ACCESS_DENIED')
  }
  return {
    URL,
    URLSearchParams,
    Url,
    parse,
    resolve,
    format,
    resolveObject: (from: string, to: string) => parse(resolve(from, to)),
    domainToASCII: (domain: unknown) => kit.must('domain to ascii', `${domain}`),
    domainToUnicode: (domain: unknown) => kit.must('domain to unicode', `${domain}`),
    urlToHttpOptions: (url: { href: string }): Parts => {
      const told = JSON.parse(kit.must('url options', `${url.href}`)) as Parts
      return Object.assign({ __proto__: null }, told)
    },
    fileURLToPath: noDisk('fileURLToPath'),
    pathToFileURL: noDisk('pathToFileURL'),
  }
}
