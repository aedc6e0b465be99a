import type { Answered } from '../../../engine/ports.ts'
import { ScriptError, type LogLine, type ScriptFailure } from '../../../model/script-error.ts'
import type { Json } from '../../../model/trigger.ts'
import type { AuthorStack } from '../bundle/author-stack.ts'

/** An answer nested deeper than this is nobody's claims, and would exhaust the stack of whoever walks it. */
const deepest = 64
/** What a reply has beside the answer: its lines of output, quoted. Characters. */
const mostLogged = 512 * 1024
/** What is kept of one line of text. Characters. */
const longestText = 8192

const failures: ReadonlySet<unknown> = new Set<ScriptFailure>([
  'threw',
  'timeout',
  'crashed',
  'unreadable',
  'unfit',
  'missing',
])
/** All that Node says of a request that failed. Behind it stands, for the author, where it was to go. */
const fetchFailed = 'fetch failed'
const levels: ReadonlySet<unknown> = new Set(['debug', 'info', 'log', 'warn', 'error', 'trace'])

/** What a call did on its way to its answer, and what that took. */
export type Cost = Pick<Answered, 'calls' | 'took' | 'cpu' | 'heap'>

/** A script's own file, and how places in stacks are read as places of its author's. */
export interface Source extends AuthorStack {
  readonly script: string
}

/** Reads what a child replied, which may be anything: its script is hostile. Throws the `ScriptError` it tells of. */
export function readReply(bundle: Source, text: string, cost: Cost, longest: number): Answered {
  const unreadable = (message: string) =>
    new ScriptError('unreadable', message, { place: start(bundle), ...cost })
  if (text.length > longest + mostLogged)
    throw unreadable(`its answer is longer than the ${longest} bytes it may have`)
  if (nestsDeeper(text)) throw unreadable(`its answer is nested deeper than ${deepest} levels`)
  let reply: {
    value?: Json
    logs?: unknown
    failure?: unknown
    type?: unknown
    message?: unknown
    stack?: unknown
  }
  try {
    reply = JSON.parse(text)
  } catch {
    throw unreadable('its answer is not JSON')
  }
  const logs = readLogs(reply.logs, bundle)
  if (reply.failure === undefined) return { value: reply.value, logs, ...cost }

  const failure = failures.has(reply.failure) ? (reply.failure as ScriptFailure) : 'unreadable'
  const type = String(reply.type).slice(0, 256)
  const message = String(reply.message).slice(0, longestText)
  const { trace, place } = bundle.read(String(reply.stack ?? '').slice(0, 4 * longestText))
  throw new ScriptError(failure, message, {
    type,
    ...(type === 'TypeError' && message.startsWith(`${fetchFailed}: `) && { told: fetchFailed }),
    place: place ?? start(bundle),
    trace,
    logs,
    ...cost,
  })
}

/** Where a failure is said to be when no line of the author's is to blame. */
export const start = ({ script }: Pick<Source, 'script'>) => ({ file: script, line: 1, column: 1 })

function readLogs(logs: unknown, bundle: Source): readonly LogLine[] {
  if (!Array.isArray(logs)) return []
  return logs.slice(0, 201).map((line: { level?: unknown; text?: unknown } | null) => ({
    level: levels.has(line?.level) ? (line?.level as LogLine['level']) : 'log',
    text: bundle.translate(String(line?.text).slice(0, longestText + 1)),
  }))
}

function nestsDeeper(text: string): boolean {
  // Most answers have fewer brackets than that, and counting them costs nothing.
  if (count(text, '{') + count(text, '[') <= deepest) return false
  let depth = 0
  let inString = false
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (inString) {
      if (code === 0x5c) at++
      else if (code === 0x22) inString = false
    } else if (code === 0x22) inString = true
    else if (code === 0x7b || code === 0x5b) {
      if (++depth > deepest) return true
    } else if (code === 0x7d || code === 0x5d) depth--
  }
  return false
}

function count(text: string, bracket: string): number {
  let found = 0
  for (let at = text.indexOf(bracket); at >= 0; at = text.indexOf(bracket, at + 1)) found++
  return found
}
