import process from 'node:process'
import type { Command } from 'commander'
import { runningServer } from '../adapters/disk/server-file.ts'
import { askServer } from './server/ask-server.ts'
import { globalsOf, printJson } from './globals.ts'
import { flat, visible } from '../review/visible.ts'

/** A message as `/_poolwright/api/inbox` tells it. */
interface Row {
  readonly id: number
  readonly at: string
  readonly pool: string
  readonly username: string
  readonly medium: 'EMAIL' | 'SMS'
  readonly to: string
  readonly subject?: string
  readonly text: string
  readonly code?: string
  readonly link?: string
  readonly reason: string
}

interface Wanted {
  readonly pool?: string
  readonly to?: string
  readonly since?: string
}

/** `poolwright inbox`: what a running `dev` has sent to people, codes among it. */
export function register(program: Command): void {
  const inbox = program
    .command('inbox')
    .description('Read the messages that `dev` has sent.')
    .addHelpText('after', examples)
  inbox
    .command('ls')
    .description('List the messages, the oldest first.')
    .option('--pool <pool>', 'only of the user pool of this name or id')
    .option('--to <address>', 'only to this e-mail address or phone number')
    .action(list)
  inbox
    .command('wait')
    .description('Print the newest message to somebody, as soon as there is one.')
    .requiredOption('--to <address>', 'the e-mail address or phone number')
    .option('--pool <pool>', 'only of the user pool of this name or id')
    .option('--since <id>', 'only messages after the one of this id')
    .option('--code', 'wait for a message with a code in it, and print only the code')
    .option('--timeout <duration>', 'how long to wait, at most 5m', '30s')
    .action(wait)
}

const examples = `
Examples:
  $ poolwright inbox ls --to ana@example.com
  $ code=$(poolwright inbox wait --to ana@example.com --code)`

async function list(wanted: Wanted, command: Command) {
  const { json, cwd } = globalsOf(command)
  const { messages } = (await ask(cwd, '/inbox', wanted)) as { messages: readonly Row[] }
  const rows = messages.toReversed()
  if (json) return printJson({ ok: true, messages: rows })
  for (const row of rows) process.stdout.write(`${line(row)}\n`)
}

async function wait(
  { timeout, code: onlyCode, ...wanted }: Wanted & { timeout: string; code?: true },
  command: Command,
) {
  const { json, cwd } = globalsOf(command)
  const seconds = secondsOf(timeout)
  if (seconds === undefined)
    return command.error(`error: the timeout is no duration up to 5m, such as 30s: '${timeout}'`)
  const until = performance.now() + seconds * 1000
  let since = wanted.since
  let last: Row | undefined
  for (;;) {
    const left = String(Math.max(0, Math.ceil((until - performance.now()) / 1000)))
    const row = (await ask(cwd, '/inbox/wait', { ...wanted, since, timeout: left })) as Row | undefined
    if (!row)
      return nothing(
        `nobody sent ${onlyCode ? 'a code' : 'a message'} to ${wanted.to} within ${timeout}${last ? withoutCode(last) : ''}`,
        json,
      )
    since = String(row.id)
    last = row
    if (onlyCode && row.code === undefined) continue
    if (json) return printJson({ ok: true, message: row })
    process.stdout.write(`${onlyCode ? visible(row.code ?? '') : whole(row)}\n`)
    return
  }
}

// The pool knows the codes that it sends itself; those in the mails of scripts are theirs.
const withoutCode = ({ id, reason }: Row) =>
  `; #${id} (${visible(reason)}) is there, and no code is known of it: leave --code out to read it`

const ask = (cwd: string, path: string, query: Readonly<Record<string, string | undefined>> | Wanted) =>
  askServer(runningServer(cwd), path, query as Readonly<Record<string, string | undefined>>)

function nothing(message: string, json: boolean) {
  if (json) printJson({ ok: false, error: { message } })
  process.stderr.write(`${message}\n`)
  process.exitCode = 1
}

const whole = ({ text, link, ...row }: Row) =>
  [line({ ...row, text }), visible(text), ...(link === undefined ? [] : [visible(link)])].join('\n\n')

/** One message on one line. The sender's words may be anything: they are shown and not obeyed. */
const line = ({ id, at, medium, to, reason, code, subject = '' }: Row) =>
  [`#${id}`, at, medium.padEnd(5), to, reason, code ?? '-', subject].map(flat).join('  ').trimEnd()

/** Seconds of a text such as `30s`, `500ms` or `2m`; none where it is no such text or too long. */
function secondsOf(text: string): number | undefined {
  const [, count, unit = 's'] = /^(\d{1,6})(ms|s|m)?$/.exec(text) ?? []
  const seconds = Number(count) * { ms: 0.001, s: 1, m: 60 }[unit as 'ms' | 's' | 'm']
  return seconds <= 300 ? seconds : undefined
}
