/** A word, a placeholder, a number or a sign of an expression, and where it begins. */
export interface Token {
  readonly kind: 'word' | 'name' | 'value' | 'index' | 'sign' | 'end'
  readonly text: string
  readonly at: number
}

const token = /\s*(?:([A-Za-z_]\w*)|(#\w+)|(:\w+)|(\d+)|(<>|<=|>=|[=<>()[\],.+-]))/y
const kindsOfToken = ['word', 'name', 'value', 'index', 'sign'] as const

/** Takes an expression apart; what is no token is one of its own, of kind `sign`, which no rule takes. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = []
  token.lastIndex = 0
  for (;;) {
    const from = token.lastIndex
    const found = token.exec(text)
    if (!found) {
      const rest = text.slice(from)
      const at = from + (rest.length - rest.trimStart().length)
      if (at < text.length) tokens.push({ kind: 'sign', text: text.slice(at, at + 1), at })
      tokens.push({ kind: 'end', text: '<EOF>', at: text.length })
      return tokens
    }
    const which = found.slice(1).findIndex((part) => part !== undefined)
    const kind = kindsOfToken[which] ?? 'sign'
    const part = found[which + 1] ?? ''
    tokens.push({ kind, text: part, at: token.lastIndex - part.length })
  }
}
