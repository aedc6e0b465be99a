import { Composer, Lexer, Parser, CST, type Document, type ParsedNode, type YAMLError } from 'yaml'
import type { FileRule } from './rules.ts'

/** A mistake in one text, between two offsets. */
export interface Slip {
  readonly rule: FileRule
  readonly message: string
  readonly help?: string
  readonly start: number
  readonly end: number
  readonly related?: { readonly message: string; readonly start: number; readonly end: number }
}

/** A text as YAML nodes; aliases are not followed yet. */
export interface Parsed {
  readonly root: ParsedNode | null
  readonly slips: readonly Slip[]
}

/** The longest text that is read, in characters. */
export const longestText = 1024 * 1024
/** How deep maps and lists may lie in one another. */
export const deepest = 64

const options = {
  keepSourceTokens: true,
  merge: true,
  // The library compares every key with every other; ours is a pass of its own, in linear time.
  uniqueKeys: false,
  // Otherwise tags of YAML 1.1, such as !!binary, would give values that JSON has not.
  resolveKnownTags: false,
  prettyErrors: false,
  logLevel: 'silent',
} as const

/** Reads a text as one YAML document. A text that is none gives one slip, its first. */
export function parse(text: string): Parsed {
  const refuse = (slip: Slip): Parsed => ({ root: null, slips: [slip] })
  if (text.length > longestText) {
    const message = `the file is longer than ${longestText} characters`
    return refuse({ rule: 'PW-FILE-013', message, help: 'split it into several files', start: 0, end: 0 })
  }
  const tokens = tokensOf(text)
  if ('rule' in tokens) return refuse(tokens)
  const stray = strayToken(tokens, text)
  if (stray) return refuse(stray)
  const [document, more] = [...new Composer(options).compose(tokens, true, text.length)]
  if (!document || more) return refuse(extraDocument(more?.range?.[0] ?? 0, text))
  const [first] = document.errors.toSorted((one, other) => one.pos[0] - other.pos[0])
  if (first) return refuse(openQuote(first, tokens) ?? saying(first, text))
  return { root: document.contents as ParsedNode | null, slips: unknownTags(document, text) }
}

/** The concrete tokens of a text, unless they lie too deep: composing them follows their depth. */
function tokensOf(text: string): CST.Token[] | Slip {
  const parser = new Parser()
  const tokens: CST.Token[] = []
  for (const lexeme of new Lexer().lex(text)) {
    for (const token of parser.next(lexeme)) {
      if (token.type === 'error') return unreadable(token.offset, token.message)
      tokens.push(token)
    }
    // A map and its key, or a list and its item: the parser keeps at most two tokens a level.
    if (parser.stack.length > 2 * deepest) {
      const message = `maps and lists lie more than ${deepest} deep`
      return { rule: 'PW-FILE-013', message, start: parser.offset, end: parser.offset + 1 }
    }
  }
  return [...tokens, ...parser.end()]
}

const unreadable = (start: number, message: string): Slip => ({
  rule: 'PW-FILE-001',
  message: lower(message),
  start,
  end: start + 1,
})

/** A directive, or a second document: YAML, but nothing that a file of ours has. */
function strayToken(tokens: readonly CST.Token[], text: string): Slip | undefined {
  let documents = 0
  for (const token of tokens) {
    if (token.type === 'document' && ++documents > 1) return extraDocument(token.offset, text)
    if (token.type !== 'directive') continue
    const end = token.offset + token.source.length
    const message = `the directive \`${token.source}\` has no place here`
    return {
      rule: 'PW-FILE-012',
      message,
      help: 'leave it out: files are YAML 1.2',
      start: token.offset,
      end,
    }
  }
  return undefined
}

const extraDocument = (start: number, text: string): Slip => ({
  rule: 'PW-FILE-001',
  message: 'a second document begins here',
  help: 'one file holds one resource: move it to a file of its own',
  start,
  end: start + (text.startsWith('---', start) ? 3 : 1),
})

function unknownTags(document: Document.Parsed, text: string): Slip[] {
  return document.warnings.map(({ pos: [start, end], message }) => {
    const tag = text.slice(start, end)
    const help = tag.startsWith('!!')
      ? 'leave the tag out: values are texts, numbers, true, false, null, maps and lists'
      : 'a text that begins with `!` stands in quotes'
    if (!tag.startsWith('!')) return { rule: 'PW-FILE-001', message: lower(message), start, end }
    return { rule: 'PW-FILE-012', message: `the tag \`${tag}\` is not known`, help, start, end }
  })
}

const lower = (sentence: string) => sentence.charAt(0).toLowerCase() + sentence.slice(1)

/** What a syntax error means in words that somebody who only edits YAML can act on. */
function saying({ code, pos: [start, end], message }: YAMLError, text: string): Slip {
  const indent = text.slice(text.lastIndexOf('\n', start - 1) + 1, start + 1)
  if (code === 'TAB_AS_INDENT' || /^ *\t\s*\S?$/.test(indent)) {
    const tab = start + 1 - indent.length + indent.indexOf('\t')
    const what = 'a tab stands where only spaces may'
    return {
      rule: 'PW-FILE-001',
      message: what,
      help: 'indent with two spaces a level',
      start: tab,
      end: tab + 1,
    }
  }
  const [what, help] = words(code, text, start, message) ?? [lower(message)]
  return { rule: 'PW-FILE-001', message: what, ...(help && { help }), start, end: Math.max(end, start + 1) }
}

/** A quote that is never closed is told where it was opened: where it fails to end is the end of the file. */
function openQuote({ code, message, pos }: YAMLError, tokens: readonly CST.Token[]): Slip | undefined {
  if (code !== 'MISSING_CHAR' || !message.startsWith('Missing closing')) return undefined
  let start = pos[0]
  const look = (token: CST.Token | null | undefined) => {
    if (token?.type === 'double-quoted-scalar' || token?.type === 'single-quoted-scalar')
      if (token.offset + token.source.length >= pos[0]) start = Math.min(start, token.offset)
  }
  for (const token of tokens) {
    if (token.type !== 'document') continue
    look(token.value)
    CST.visit(token, ({ key, value }) => (look(key), look(value)))
  }
  return { rule: 'PW-FILE-001', message: 'a quote is opened and never closed', start, end: start + 1 }
}

function words(
  code: string,
  text: string,
  at: number,
  message: string,
): readonly [string, string?] | undefined {
  if (code === 'BAD_ALIAS' && text[at] === '*')
    return ['a text that begins with `*` is read as an alias', "put it in quotes: '*'"]
  if (code === 'BAD_ALIAS') return ['a text that begins with `&` is read as an anchor', 'put it in quotes']
  if (code === 'BAD_SCALAR_START') return [`a text cannot begin with \`${text[at]}\``, 'put it in quotes']
  if (code === 'BLOCK_AS_IMPLICIT_KEY')
    return ['a second `: ` stands in one line', 'put a text that holds `: ` in quotes']
  if (code === 'BAD_INDENT' && /^Flow /.test(message)) return ['a `{` or `[` is not closed before this']
  if (code === 'UNEXPECTED_TOKEN' && /node end|flow /.test(message))
    return [`\`${text[at]}\` stands where the value has ended`, 'put the whole text in quotes']
  return plainly[code]
}

const plainly: Readonly<Record<string, readonly [string, string?]>> = {
  BAD_INDENT: ['the indentation does not fit what stands above', 'keys of one map begin in the same column'],
  MULTILINE_IMPLICIT_KEY: ['a key has no `:` behind it', 'write `key: value`'],
  MISSING_CHAR: ['a key has no `:` behind it', 'write `key: value`'],
  MULTIPLE_ANCHORS: ['one value has two anchors'],
}
