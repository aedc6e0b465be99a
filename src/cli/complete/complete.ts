import { resolve } from 'node:path'
import { askedFor } from './asked.ts'
import type { Candidate } from './described.ts'
import type { Source } from './sources.ts'
import { quoted, splitLine, type SplitLine } from './split-line.ts'
import { described } from '../made/completions.ts'

/** Milliseconds after which nobody waits for names any more. */
const patience = 1_500
const most = 1_000
/** What a shell offers by itself, beside the names that there are. */
const beside: Readonly<Partial<Record<Source, string>>> = {
  files: 'files',
  folders: 'folders',
  versions: 'folders',
}

/**
 * What a shell is told that completes a line: first `names`, or `files` or `folders` where it should offer those
 * itself, and then a candidate a line, for zsh and fish with a tab and what it is for. Whatever is wrong with the
 * project, and whoever asks, it is silent: somebody is typing.
 */
export async function complete([shell = '', ...given]: readonly string[], cwd: string): Promise<string> {
  try {
    const line = shell === 'bash' ? typedIn(given[0] ?? '', given[1]) : { ...plain, ...lastOf(given) }
    const { words, source, prefix, typed, ...asked } = askedFor(described, line.words, line.current)
    const names = source === undefined ? [] : await inTime(source, resolve(cwd, asked.cwd ?? '.'))
    const found = [...words, ...names].filter(({ value }) => value.startsWith(typed) && isPlain(value))
    const lines = [...new Map(found.map((one) => [one.value, one])).values()]
      .slice(0, most)
      .flatMap((one) => told(one, prefix, shell, line))
    return [(source && beside[source]) ?? 'names', ...lines].map((text) => `${text}\n`).join('')
  } catch {
    return ''
  }
}

const plain = { quote: '', before: '' } as const
const lastOf = (given: readonly string[]) => ({ words: given.slice(0, -1), current: given.at(-1) ?? '' })

/** The words behind the program's name, which may stand behind assignments. */
function typedIn(text: string, breaks: string | undefined): SplitLine {
  const line = splitLine(text, breaks)
  const own = line.words.findIndex((word) => /(?:^|[/\\])(?:poolwright|pw)$/.test(word))
  return { ...line, words: line.words.slice(own < 0 ? 1 : own + 1) }
}

async function inTime(source: Source, cwd: string) {
  const { namesIn } = await import('./names.ts')
  const late = new Promise<readonly Candidate[]>((done) => void setTimeout(done, patience, []).unref())
  return Promise.race([namesIn(source, cwd).catch(() => []), late])
}

/** Names are a stranger's: what a terminal would not show as it is, nobody is offered. */
const isPlain = (value: string) =>
  value !== '' && !/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u.test(value)

function told(
  { value, summary = '' }: Candidate,
  prefix: string,
  shell: string,
  { before, quote }: Pick<SplitLine, 'before' | 'quote'>,
): readonly string[] {
  const whole = prefix + value
  if (shell !== 'bash') return [isPlain(summary) ? `${whole}\t${summary}` : whole]
  // Bash puts a candidate in the place of what stands behind the last mark that begins a word.
  return whole.startsWith(before) ? [quoted(whole.slice(before.length), quote)] : []
}
