import process from 'node:process'
import { styleText } from 'node:util'
import { changeLines } from '../../review/changes.ts'
import { visible } from '../../review/visible.ts'
import type { Outcome } from './call-trigger.ts'
import { callLine, costWords } from './cost-words.ts'
import { placeLines } from '../access/place-lines.ts'

/** Shows one call of a trigger: the change on standard output, everything else on standard error. */
export function showOutcome(
  name: string,
  outcome: Outcome,
  { quiet, scriptText }: { quiet: boolean; scriptText: (file: string) => string | undefined },
): void {
  const { event, changes, logs, calls, error } = outcome
  const talk = (text: string) => void process.stderr.write(`${text}\n`)
  if (!quiet) for (const { level, text } of logs) talk(`${level.padEnd(5)} ${visible(text)}`)
  if (!quiet) for (const call of calls) talk(callLine(call))
  for (const line of changeLines(changes)) process.stdout.write(`${coloured(line)}\n`)
  if (error) talk(failure(name, error, scriptText))
  if (quiet) return
  if (!error && changes.length === 0) talk('the event is unchanged')
  if (changes.some(({ path: [top] }) => top !== 'response'))
    talk('note: Cognito reads only what lies under response')
  const source = visible(String(event['triggerSource'] ?? 'an event'))
  const cost = costWords(outcome)
  if (cost) talk(`${name} ${error ? 'failed' : 'answered'} ${source}: ${cost}`)
}

/** A line of a change, in the colour of what it says. */
export function coloured(line: string): string {
  if (line.startsWith('+')) return styleText('green', line)
  return line.startsWith('-') ? styleText('red', line) : line
}

/** What went wrong, with the lines of the author's own script around it. */
function failure(
  name: string,
  { failure, type, message, place, trace }: NonNullable<Outcome['error']>,
  scriptText: (file: string) => string | undefined,
): string {
  const label = styleText('red', 'error:', { stream: process.stderr })
  const lines = [
    `${label} ${name} ${words[failure]}${failure === 'threw' ? ` ${type}` : ''}: ${visible(message)}`,
  ]
  const said = visible(trace ?? '').split('\n')
  const frames = said.filter((line) => /^\s+at /.test(line))
  // Without a frame no line is to blame, and the place is only the script.
  if (place) lines.push(...placeLines(place, frames.length > 0, scriptText))
  // A compiler says one mistake after another, and of the first all is said by now.
  lines.push(...(failure === 'unfit' ? said.slice(2) : frames))
  return lines.join('\n')
}

const words: Readonly<Record<NonNullable<Outcome['error']>['failure'], string>> = {
  threw: 'threw',
  timeout: 'took too long',
  crashed: 'was stopped',
  unreadable: 'gave no answer that can be read',
  unfit: 'cannot be run',
  missing: 'cannot be run',
  mismatch: 'gave an answer that Cognito does not take',
}
