import { createHash, createHmac, randomBytes, randomInt, randomUUID } from 'node:crypto'

/** A question that an isolate may ask its process: words in, a word out, or nothing if there is no answer. */
type Native = (...words: string[]) => string | undefined

/** Bytes travel as the characters 0 to 255. */
const bytesOf = (text: string) => Buffer.from(text, 'latin1')

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

const natives: Readonly<Record<string, Native>> = {
  encode: (text = '', encoding) => Buffer.from(text, encoding as BufferEncoding).toString('latin1'),
  text: (bytes = '', encoding) => bytesOf(bytes).toString(encoding as BufferEncoding),
  encoding: (label) => new TextDecoder(label).encoding,
  decode: (bytes = '', encoding, fatal, ignoreBOM) =>
    new TextDecoder(encoding, { fatal: fatal === 'true', ignoreBOM: ignoreBOM === 'true' }).decode(
      bytesOf(bytes),
    ),
  atob: (text = '') => atob(text),
  btoa: (text = '') => btoa(text),
  url: (href = '', base) => partsOf(new URL(href, base)),
  'set url': (href = '', name = '', value = '') => {
    const url = new URL(href)
    if (!(name in url) || name === 'origin') return undefined
    Object.assign(url, { [name]: value })
    return partsOf(url)
  },
  query: (pairs = '') => new URLSearchParams(JSON.parse(pairs) as [string, string][]).toString(),
  'parse query': (text) => JSON.stringify([...new URLSearchParams(text)]),
  hash: (algorithm = '', bytes = '') => createHash(algorithm).update(bytesOf(bytes)).digest('latin1'),
  hmac: (algorithm = '', key = '', bytes = '') =>
    createHmac(algorithm, bytesOf(key)).update(bytesOf(bytes)).digest('latin1'),
  random: (size) => randomBytes(Number(size)).toString('latin1'),
  'random number': (low, high) => String(randomInt(Number(low), Number(high))),
  uuid: () => randomUUID(),
}

/** Answers an isolate. It never throws: what went wrong here is nobody's business in there. */
export function askNative(name: string, words: readonly unknown[]): string | undefined {
  try {
    return Object.hasOwn(natives, name) ? natives[name]?.(...words.map(String)) : undefined
  } catch {
    return undefined
  }
}
