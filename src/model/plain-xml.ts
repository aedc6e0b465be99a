/** A part of an XML document. An empty element opens and closes. */
export type XmlPart =
  | { readonly kind: 'open'; readonly name: string; readonly attributes: ReadonlyMap<string, string> }
  | { readonly kind: 'close'; readonly name: string }
  | { readonly kind: 'text'; readonly text: string }

/** Says that a text is no plain XML, and nothing of what stands in it. */
export class NotPlain extends Error {}

const deepest = 64
const mostAttributes = 64

const name = String.raw`[A-Za-z_][\w.-]*(?::[A-Za-z_][\w.-]*)?`
const value = String.raw`"[^"<]*"|'[^'<]*'`
const declaration = /^<\?xml(?: [^<>?]{0,200})?\?>/
const cdata = /<!\[CDATA\[([^]*?)\]\]>/y
const closing = new RegExp(`</(${name})\\s*>`, 'y')
const opening = new RegExp(`<(${name})((?:\\s+${name}\\s*=\\s*(?:${value}))*)\\s*(/?)>`, 'y')
const attribute = new RegExp(`(${name})\\s*=\\s*(${value})`, 'g')
const text = /[^<]+/y
const reference = /&(?:(lt|gt|amp|quot|apos)|#(\d{1,7})|#x([0-9a-fA-F]{1,6}));|&/g
const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }
const unknown = /[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u

/**
 * Reads XML of which nothing can be made but what it says: elements with attributes in quotes, text, comments,
 * CDATA sections, character references and the five entities that XML has by itself. There is no document
 * type, so no entity of anybody's own; no processing instruction; and neither depth nor attributes without
 * end. Throws `NotPlain` for everything else, also where other parsers would make something of it.
 */
export function* readPlainXml(document: string): Generator<XmlPart, void, undefined> {
  if (unknown.test(document)) throw new NotPlain('it has characters that XML does not have')
  const open: string[] = []
  let roots = 0
  let at = declaration.exec(document)?.[0].length ?? 0
  const next = (pattern: RegExp) => {
    pattern.lastIndex = at
    const match = pattern.exec(document)
    if (match) at = pattern.lastIndex
    return match
  }
  while (at < document.length) {
    const plain = next(text)?.[0] ?? next(cdata)
    if (plain !== null && plain !== undefined) {
      const said = typeof plain === 'string' ? resolved(plain) : (plain[1] ?? '')
      if (open.length) yield { kind: 'text', text: said }
      else if (typeof plain !== 'string' || said.trim()) throw new NotPlain('it has text beside its root')
      continue
    }
    if (document.startsWith('<!--', at)) {
      const end = document.indexOf('--', at + 4)
      if (end < 0 || document[end + 2] !== '>') throw new NotPlain('it has a comment that does not end')
      at = end + 3
      continue
    }
    const closed = next(closing)
    if (closed) {
      if (open.pop() !== closed[1]) throw new NotPlain('an element is closed that is not open')
      yield { kind: 'close', name: closed[1] ?? '' }
      continue
    }
    const [whole, named = '', said = '', empty] = next(opening) ?? []
    if (whole === undefined) throw new NotPlain('it has something else than elements, text and comments')
    if (!open.length && ++roots > 1) throw new NotPlain('it has several roots')
    if (open.push(named) > deepest) throw new NotPlain(`its elements are more than ${deepest} deep`)
    yield { kind: 'open', name: named, attributes: attributesIn(said) }
    if (empty) {
      open.pop()
      yield { kind: 'close', name: named }
    }
  }
  if (open.length || !roots) throw new NotPlain('it ends before its root does')
}

function attributesIn(said: string): ReadonlyMap<string, string> {
  const attributes = new Map<string, string>()
  for (const [, named = '', quoted = ''] of said.matchAll(attribute)) {
    if (attributes.has(named)) throw new NotPlain('an element has an attribute twice')
    attributes.set(named, resolved(quoted.slice(1, -1)))
    if (attributes.size > mostAttributes)
      throw new NotPlain(`an element has more than ${mostAttributes} attributes`)
  }
  return attributes
}

function resolved(said: string): string {
  if (!said.includes('&')) return said
  return said.replace(reference, (_, entity?: string, decimal?: string, hexadecimal?: string) => {
    if (entity !== undefined) return entities[entity] ?? ''
    const point = decimal === undefined ? parseInt(hexadecimal ?? '', 16) : Number(decimal)
    const letter = point <= 0x10ffff ? String.fromCodePoint(point) : ''
    if (!letter || unknown.test(letter)) throw new NotPlain('it has an entity that XML does not have')
    return letter
  })
}
