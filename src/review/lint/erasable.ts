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
  const tokens = tokensOf(text)
  if (!tokens) return undefined
  // By code units, which is how places count.
  const chars = text.split('')
  const put = (at: number, words: string) => {
    for (let i = 0; i < words.length; i++) chars[at + i] = words.charAt(i)
  }
  const blank = ({ start, end }: Token) => put(start, ' '.repeat(end - start))
  for (const [at, token] of tokens.entries()) {
    const word = wordOf(token)
    const declared = wordOf(tokens[at - 1]) === 'declare'
    if (word === 'enum' && !declared) asObject(text, tokens, at, put, blank)
    else if ((word === 'namespace' || word === 'module') && !declared) asBlock(tokens, at, blank)
    else if (word === 'constructor') withPlainParameters(tokens, at, blank)
  }
  return chars.join('')
}

type Put = (at: number, words: string) => void
type Blank = (token: Token) => void

function tokensOf(text: string): readonly Token[] | undefined {
  try {
    return [...tokenizer(text, { ecmaVersion: 'latest', sourceType: 'module', allowHashBang: true })]
  } catch {
    return undefined
  }
}

/** A name or a keyword, as it is written. */
const wordOf = (token: Token | undefined): string | undefined =>
  token?.type.keyword ?? (token?.type.label === 'name' ? String(token.value) : undefined)

/** `enum A { B = 1 }` becomes `var A={ B : 1 }`. */
function asObject(text: string, tokens: readonly Token[], at: number, put: Put, blank: Blank): void {
  const [word, name, open] = tokens.slice(at, at + 3)
  if (!word || !name || wordOf(name) === undefined || open?.type.label !== '{') return
  const before = tokens[at - 1]
  if (before && wordOf(before) === 'const') blank(before)
  put(word.start, `var ${' '.repeat(name.start - word.start - 4)}`)
  if (open.start > name.end) put(name.end, '=')
  else put(name.start - 1, `${String(name.value)}=`)
  for (const place of within(tokens, at + 2)) {
    const inner = tokens[place]
    if (inner?.type.label === '=') put(inner.start, ':')
  }
  // What follows on the same line is a statement of its own.
  const close = tokens[closing(tokens, at + 2)]
  if (close && text[close.end] === ' ') put(close.end, ';')
}

/** `export namespace A.B { export const c = 1 }` becomes a block without exports. */
function asBlock(tokens: readonly Token[], at: number, blank: Blank): void {
  let end = at + 1
  while (wordOf(tokens[end]) !== undefined || tokens[end]?.type.label === '.') end++
  if (end === at + 1 || tokens[end]?.type.label !== '{') return
  for (const token of tokens.slice(at, end)) blank(token)
  const before = tokens[at - 1]
  if (before && wordOf(before) === 'export') blank(before)
  for (const place of within(tokens, end)) {
    const inner = tokens[place]
    if (inner && wordOf(inner) === 'export') blank(inner)
  }
}

/** `constructor(private readonly a: string)` loses the words that make a field of it. */
function withPlainParameters(tokens: readonly Token[], at: number, blank: Blank): void {
  if (tokens[at + 1]?.type.label !== '(') return
  for (const place of within(tokens, at + 1)) {
    const [token, next] = tokens.slice(place, place + 2)
    const goesOn = wordOf(next) !== undefined || next?.type.label === '{' || next?.type.label === '['
    if (token && modifiers.includes(wordOf(token) ?? '') && goesOn) blank(token)
  }
}

/** The places of what stands between a bracket and the one that closes it, and in no other between. */
function* within(tokens: readonly Token[], open: number): Generator<number> {
  const end = closing(tokens, open)
  for (let place = open + 1; place < end; place++) {
    yield place
    if (opens(tokens[place])) place = closing(tokens, place)
  }
}

/** The place of the bracket that closes one. */
function closing(tokens: readonly Token[], open: number): number {
  let depth = 0
  for (let place = open; place < tokens.length; place++) {
    if (opens(tokens[place])) depth++
    else if (/^[})\]]$/.test(tokens[place]?.type.label ?? '') && --depth === 0) return place
  }
  return tokens.length
}

const opens = (token: Token | undefined) => /^(\{|\(|\[|\$\{)$/.test(token?.type.label ?? '')
