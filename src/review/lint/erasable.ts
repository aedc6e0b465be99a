import { tokenizer, type Token as Read } from 'acorn'

/** What acorn reads has a value, of which its types say nothing. */
type Token = Read & { readonly value?: unknown }

const modifiers = ['public', 'private', 'protected', 'readonly', 'override']

/**
 * TypeScript whose enums are objects, whose namespaces are blocks and whose constructors have plain parameters, so
 * that all that is left of the types can be taken away; nothing, where it cannot be told apart. Its meaning is
 * another one, and its places are the same.
 */
export function erasable(text: string): string | undefined {
  const read = tokensOf(text)
  if (!read) return undefined
  const { tokens } = read
  // By code units, which is how places count.
  const chars = text.split('')
  const put = (at: number, words: string) => {
    for (let i = 0; i < words.length; i++) chars[at + i] = words.charAt(i)
  }
  const blank = ({ start, end }: Token) => put(start, ' '.repeat(end - start))
  for (const [at, token] of tokens.entries()) {
    const word = wordOf(token)
    const declared = wordOf(tokens[at - 1]) === 'declare'
    if (word === 'enum' && !declared) asObject(read, at, put, blank)
    else if ((word === 'namespace' || word === 'module') && !declared) asBlock(read, at, blank)
    else if (word === 'constructor') withPlainParameters(read, at, blank)
  }
  return chars.join('')
}

/** The tokens of a text, and where each bracket is closed. */
interface Tokens {
  readonly text: string
  readonly tokens: readonly Token[]
  readonly closes: ReadonlyMap<number, number>
}
type Put = (at: number, words: string) => void
type Blank = (token: Token) => void

function tokensOf(text: string): Tokens | undefined {
  try {
    const tokens = [...tokenizer(text, { ecmaVersion: 'latest', sourceType: 'module', allowHashBang: true })]
    return { text, tokens, closes: closingPlaces(tokens) }
  } catch {
    return undefined
  }
}

/** A name or a keyword, as it is written. */
const wordOf = (token: Token | undefined): string | undefined =>
  token?.type.keyword ?? (token?.type.label === 'name' ? String(token.value) : undefined)

/** `enum A { B = 1 }` becomes `var A={ B : 1 }`. */
function asObject(read: Tokens, at: number, put: Put, blank: Blank): void {
  const { text, tokens, closes } = read
  const [word, name, open] = tokens.slice(at, at + 3)
  if (!word || !name || wordOf(name) === undefined || open?.type.label !== '{') return
  const before = tokens[at - 1]
  if (before && wordOf(before) === 'const') blank(before)
  put(word.start, `var ${' '.repeat(name.start - word.start - 4)}`)
  if (open.start > name.end) put(name.end, '=')
  else put(name.start - 1, `${String(name.value)}=`)
  for (const place of within(read, at + 2)) {
    const inner = tokens[place]
    if (inner?.type.label === '=') put(inner.start, ':')
  }
  // What follows on the same line is a statement of its own.
  const close = tokens[closes.get(at + 2) ?? -1]
  if (close && text[close.end] === ' ') put(close.end, ';')
}

/** `export namespace A.B { export const c = 1 }` becomes a block without exports. */
function asBlock(read: Tokens, at: number, blank: Blank): void {
  const { tokens } = read
  let end = at + 2
  while (tokens[end]?.type.label === '.') end += 2
  if (wordOf(tokens[at + 1]) === undefined || tokens[end]?.type.label !== '{') return
  for (const token of tokens.slice(at, end)) blank(token)
  const before = tokens[at - 1]
  if (before && wordOf(before) === 'export') blank(before)
  for (const place of within(read, end)) {
    const inner = tokens[place]
    if (inner && wordOf(inner) === 'export') blank(inner)
  }
}

/** `constructor(private readonly a: string)` loses the words that make a field of it. */
function withPlainParameters(read: Tokens, at: number, blank: Blank): void {
  const { tokens } = read
  if (tokens[at + 1]?.type.label !== '(') return
  for (const place of within(read, at + 1)) {
    const [token, next] = tokens.slice(place, place + 2)
    const goesOn = wordOf(next) !== undefined || next?.type.label === '{' || next?.type.label === '['
    if (token && modifiers.includes(wordOf(token) ?? '') && goesOn) blank(token)
  }
}

/** The places of what stands between a bracket and the one that closes it, and in no other between. */
function* within({ closes }: Tokens, open: number): Generator<number> {
  const end = closes.get(open) ?? open
  for (let place = open + 1; place < end; place++) {
    yield place
    place = closes.get(place) ?? place
  }
}

/** Where each bracket is closed, by its place. */
function closingPlaces(tokens: readonly Token[]): ReadonlyMap<number, number> {
  const closes = new Map<number, number>()
  const open: number[] = []
  for (const [place, { type }] of tokens.entries())
    if (/^(\{|\(|\[|\$\{)$/.test(type.label)) open.push(place)
    else if (/^[})\]]$/.test(type.label)) {
      const opened = open.pop()
      if (opened !== undefined) closes.set(opened, place)
    }
  return closes
}
