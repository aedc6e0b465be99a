import { Refused } from './gate-request.ts'
import { checkKey } from './s3-names.ts'

/** An object that a DeleteObjects request names. */
export interface Deleted {
  readonly key: string
  readonly version?: string
}

const text = String.raw`((?:[^<&]|&(?:lt|gt|amp|quot|apos|#\d{1,7}|#x[0-9a-fA-F]{1,6});)*)`
const blank = String.raw`\s*`
const object = new RegExp(
  `${blank}<Object>${blank}<Key>${text}</Key>${blank}(?:<VersionId>${text}</VersionId>${blank})?</Object>${blank}`,
  'y',
)
const quiet = /\s*<Quiet>(?:true|false)<\/Quiet>\s*/y
const opening =
  /^(?:<\?xml version="1\.0"(?: encoding="[Uu][Tt][Ff]-8")?\?>)?\s*<Delete(?: xmlns="[^"<&]*")?>/
const mostKeys = 1000
// A thousand of the longest names, in bytes.
const longest = 2 * 1024 * 1024
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/**
 * The objects that the body of DeleteObjects names, as every SDK writes it. XML that says the same in another
 * way is refused: what the gate reads differently from the server behind would be a way past it.
 */
export function keysToDelete(body: Buffer): readonly Deleted[] {
  const xml = read(body)
  const begin = opening.exec(xml)
  const end = xml.trimEnd().lastIndexOf('</Delete>')
  if (!begin || end < 0 || xml.trimEnd().length !== end + '</Delete>'.length) throw malformed()
  const found: Deleted[] = []
  let at = begin[0].length
  while (at < end) {
    quiet.lastIndex = at
    if (quiet.test(xml)) {
      at = quiet.lastIndex
      continue
    }
    object.lastIndex = at
    const one = object.exec(xml)
    if (!one || found.length === mostKeys) throw malformed()
    const [, key = '', version] = one
    if (version === '') throw malformed()
    found.push({ key: checkKey(unescape(key)), ...(version !== undefined && { version: unescape(version) }) })
    at = object.lastIndex
  }
  if (!found.length || at !== end) throw malformed()
  return found
}

function read(body: Buffer): string {
  try {
    const xml = body.length > longest ? '' : utf8.decode(body)
    // A reader of XML takes a bare carriage return for a line feed.
    if (!xml.includes('\r')) return xml
  } catch {
    // It is not text, and refused as such.
  }
  throw malformed()
}

const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

function unescape(text: string): string {
  return text.replace(/&(#x?)?(\w+);/g, (_, number: string | undefined, word: string) => {
    if (!number) return named[word] ?? ''
    const code = parseInt(word, number === '#x' ? 16 : 10)
    if (code > 0x10ffff || code === 0 || (code >= 0xd800 && code < 0xe000)) throw malformed()
    return String.fromCodePoint(code)
  })
}

const malformed = () =>
  new Refused(
    400,
    'MalformedXML',
    'The XML you provided was not well-formed or did not validate against our published schema.',
  )
