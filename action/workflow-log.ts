import { randomUUID } from 'node:crypto'
import { appendFileSync } from 'node:fs'
import { visible } from '../src/review/visible.ts'

/** The log of a step, in which no text can be a command that is not meant as one. */
export interface WorkflowLog {
  /** Text of others, as it is: nothing in it is a command. */
  readonly quote: (text: string) => void
  /** A report with annotations: those are commands, and all else in it is none. */
  readonly annotations: (report: string) => void
  readonly notice: (words: string) => void
  readonly warning: (words: string) => void
  readonly error: (words: string) => void
}

/** Opens the log; `write` is told what to print. Outside of GitHub all is text. */
export function openLog(onGitHub: boolean, write: (text: string) => void): WorkflowLog {
  const quote = (text: string) => {
    const shown = visible(text).trimEnd()
    if (!shown) return
    // Nobody can guess the word that makes commands work again.
    const word = randomUUID()
    write(onGitHub ? `::stop-commands::${word}\n${shown}\n::${word}::\n` : `${shown}\n`)
  }
  const said = (level: string) => (words: string) =>
    write(
      onGitHub
        ? `::${level} title=Poolwright::${escaped(visible(words))}\n`
        : `${level}: ${visible(words)}\n`,
    )
  return {
    quote,
    annotations(report) {
      const isAnnotation = (line: string) => onGitHub && /^::(error|warning|notice) /.test(line)
      for (const [commands, lines] of runsOf(report.split('\n'), isAnnotation))
        if (commands) write(`${lines.map(visible).join('\n')}\n`)
        else quote(lines.join('\n'))
    },
    notice: said('notice'),
    warning: said('warning'),
    error: said('error'),
  }
}

/** Lines, as runs of those that are something and those that are not. */
function runsOf(lines: readonly string[], is: (line: string) => boolean) {
  const runs: [boolean, string[]][] = []
  for (const line of lines) {
    const last = runs.at(-1)
    if (last?.[0] === is(line)) last[1].push(line)
    else runs.push([is(line), [line]])
  }
  return runs
}

const escaped = (text: string) => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')

/** Writes outputs of a step, a line each, where a file for them is named. */
export function writeOutputs(file: string | undefined, outputs: Readonly<Record<string, string>>): void {
  if (!file) return
  const lines = Object.entries(outputs).map(
    ([name, value]) => `${name}=${value.replaceAll(/\p{Cc}/gu, '')}\n`,
  )
  appendFileSync(file, lines.join(''))
}
