/** A line as a shell reads it, up to where somebody is typing. */
export interface SplitLine {
  /** The words that are finished, without their quotes. */
  readonly words: readonly string[]
  /** The one that is being typed, as the shell will understand it. */
  readonly current: string
  /** The quote that is open in it; empty where none is. */
  readonly quote: '' | '"' | "'"
  /** So much of it, as it is understood, stands before what the shell takes for the beginning of a word. */
  readonly before: string
}

/**
 * Splits a line as POSIX shells do, with blanks, quotes and backslashes; nothing in it is expanded. `breaks` are the
 * marks at which bash begins a new word when it completes, such as `:` and `=`.
 */
export function splitLine(line: string, breaks = ''): SplitLine {
  const words: string[] = []
  let [current, before, begun] = ['', '', false]
  let quote: SplitLine['quote'] = ''
  for (let at = 0; at < line.length; at++) {
    const character = line[at] ?? ''
    const next = line[at + 1]
    if (quote === '' && /\s/.test(character)) {
      if (begun) words.push(current)
      ;[current, before, begun] = ['', '', false]
    } else if (quote === '' && (character === '"' || character === "'")) {
      ;[quote, begun, before] = [character, true, current]
    } else if (character === quote) {
      quote = ''
    } else if (character === '\\' && quote !== "'" && next !== undefined) {
      const kept = quote === '"' && !'"\\$`'.includes(next)
      current += kept ? `\\${next}` : next
      ;[begun, at] = [true, at + 1]
    } else {
      current += character
      begun = true
      if (quote === '' && breaks.includes(character)) before = current
    }
  }
  return { words, current, quote, before }
}

/** A word so that bash reads it as it is, behind what was typed already. */
export function quoted(word: string, quote: SplitLine['quote']): string {
  if (quote === "'") return word.replaceAll("'", String.raw`'\''`)
  if (quote === '"') return word.replaceAll(/["\\$`]/g, String.raw`\$&`)
  return word.replaceAll(/[^\p{L}\p{M}\p{N}_./:=@%+,-]/gu, String.raw`\$&`)
}
