import { CST, type YAMLError } from 'yaml'
import type { Slip } from './parse.ts'

/** What a syntax error means, in words that somebody who only edits YAML can act on, and where to act. */
export function syntaxSlip(error: YAMLError, tokens: readonly CST.Token[], text: string): Slip {
  const { code, message, pos } = error
  const tab = tabIn(error, text)
  if (tab !== undefined)
    return at(tab, 'a tab stands where only spaces may', 'indent with two spaces a level')
  const open = leftOpen(error, tokens)
  if (open !== undefined) return at(open, `the \`${text[open]}\` is opened and never closed`)
  const [what, help] = words(code, text, pos[0], message) ?? [
    message.charAt(0).toLowerCase() + message.slice(1),
  ]
  return at(pos[0], what, help, pos[1])
}

const at = (start: number, message: string, help?: string, end = 0): Slip => ({
  rule: 'PW-FILE-001',
  message,
  ...(help && { help }),
  start,
  end: Math.max(end, start + 1),
})

/** The tab that an error is about, which stands somewhere in the indentation of its line. */
function tabIn({ code, pos: [start] }: YAMLError, text: string): number | undefined {
  const indent = text.slice(text.lastIndexOf('\n', start - 1) + 1, start + 1)
  if (code !== 'TAB_AS_INDENT' && !/^ *\t\s*\S?$/.test(indent)) return undefined
  const tab = indent.indexOf('\t')
  return tab === -1 ? Math.max(start, text.indexOf('\t', start)) : start + 1 - indent.length + tab
}

/**
 * The quote or bracket that is never closed, where it was opened: where it fails to end may be the end of
 * the file. Of several quotes the first, since it swallows the others; of several brackets the last.
 */
function leftOpen({ message, pos }: YAMLError, tokens: readonly CST.Token[]): number | undefined {
  const quote = message.startsWith('Missing closing')
  if (!quote && !message.startsWith('Flow ')) return undefined
  const found: number[] = []
  const look = (token: CST.Token | null | undefined) => {
    if (quote && (token?.type === 'double-quoted-scalar' || token?.type === 'single-quoted-scalar'))
      if (token.offset + token.source.length >= pos[0]) found.push(token.offset)
    if (
      !quote &&
      token?.type === 'flow-collection' &&
      !token.end.some(({ type }) => /^flow-.*-end$/.test(type))
    )
      found.push(token.offset)
  }
  for (const token of tokens) {
    if (token.type !== 'document') continue
    look(token.value)
    CST.visit(token, ({ key, value }) => (look(key), look(value)))
  }
  return quote ? found[0] : found.at(-1)
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
