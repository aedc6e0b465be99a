import { Composer, Lexer, Parser, CST, type Document, type ParsedNode } from 'yaml'
import { conflictHelp, conflictIn } from './conflict.ts'
import { commentGatherer, type Comment } from './edit/comments.ts'
import type { FileRule } from './rules.ts'
import { syntaxSlip } from './syntax.ts'

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
  /** Every comment of it; none of a text that is none. */
  readonly comments: readonly Comment[]
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
  const refuse = (slip: Slip): Parsed => ({ root: null, slips: [slip], comments: [] })
  if (text.length > longestText) {
    const message = `the file is longer than ${longestText} characters`
    return refuse({ rule: 'PW-FILE-013', message, help: 'split it into several files', start: 0, end: 0 })
  }
  const lexed = tokensOf(text)
  if ('rule' in lexed) return refuse(conflictSlip(text) ?? lexed)
  const { tokens, comments } = lexed
  const stray = strayToken(tokens, text)
  if (stray) return refuse(conflictSlip(text) ?? stray)
  const [document, more] = [...new Composer(options).compose(tokens, true, text.length)]
  if (!document || more) return refuse(extraDocument(more?.range?.[0] ?? 0, text))
  const [first] = document.errors.toSorted((one, other) => one.pos[0] - other.pos[0])
  if (first) return refuse(conflictSlip(text) ?? syntaxSlip(first, tokens, text))
  return { root: document.contents as ParsedNode | null, slips: unknownTags(document, text), comments }
}

/** What a merge has left is no YAML either, and is told as what it is. */
function conflictSlip(text: string): Slip | undefined {
  const mark = conflictIn(text)
  if (!mark) return undefined
  const message = `a merge conflict is not resolved: \`${mark.line}\``
  return { rule: 'PW-FILE-001', message, help: conflictHelp, start: mark.start, end: mark.end }
}

/** A bracket that closes nothing, as behind `${x}`, whose brace is no part of a text in a flow. */
const strayWords = ({ source }: CST.ErrorToken) =>
  /^[\]}]$/.test(source)
    ? `\`${source}\` closes nothing: put a text that holds brackets in quotes`
    : undefined

/** The concrete tokens of a text and its comments, unless they lie too deep: composing them follows their depth. */
function tokensOf(
  text: string,
): { readonly tokens: CST.Token[]; readonly comments: readonly Comment[] } | Slip {
  const parser = new Parser()
  const tokens: CST.Token[] = []
  const { comments, look } = commentGatherer()
  for (const lexeme of new Lexer().lex(text)) {
    look(lexeme)
    for (const token of parser.next(lexeme)) {
      if (token.type === 'error') return unreadable(token.offset, strayWords(token) ?? token.message)
      tokens.push(token)
    }
    // A map and its key, or a list and its item: the parser keeps at most two tokens a level.
    if (parser.stack.length > 2 * deepest) {
      const message = `maps and lists lie more than ${deepest} deep`
      return { rule: 'PW-FILE-013', message, start: parser.offset, end: parser.offset + 1 }
    }
  }
  return { tokens: [...tokens, ...parser.end()], comments }
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
