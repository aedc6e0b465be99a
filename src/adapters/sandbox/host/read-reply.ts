import type { Answered } from '../../../engine/ports.ts'
import { ScriptError, type LogLine, type ScriptFailure } from '../../../model/script-error.ts'
import type { Json } from '../../../model/trigger.ts'
import type { AuthorStack } from '../bundle/author-stack.ts'
import { excess } from './excess.ts'

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
  const wrong = excess(text)
  if (wrong) throw unreadable(`its answer ${wrong}`)
  let reply: {
    value?: Json
    logs?: unknown
    failure?: unknown
    type?: unknown
    message?: unknown
    stack?: unknown
  }
  try {
    reply = JSON.parse(text) ?? {}
  } catch {
    throw unreadable('its answer is not JSON')
  }
  const logs = readLogs(reply.logs, bundle)
  if (reply.failure === undefined) return { value: reply.value, logs, ...cost }

  const failure = failures.has(reply.failure) ? (reply.failure as ScriptFailure) : 'unreadable'
  const type = textOf(reply.type, 256)
  const message = textOf(reply.message, longestText)
  const { trace, place } = bundle.read(textOf(reply.stack, 4 * longestText))
  // An isolate that is gone does not tell what it has used.
  const { calls, took } = cost
  const used = cost.heap === 0 ? { calls, took } : cost
  throw new ScriptError(failure, message, {
    type,
    ...(type === 'TypeError' && message.startsWith(`${fetchFailed}: `) && { told: fetchFailed }),
    place: place ?? start(bundle),
    trace,
    logs,
    ...used,
  })
}

/** Where a failure is said to be when no line of the author's is to blame. */
export const start = ({ script }: Pick<Source, 'script'>) => ({ file: script, line: 1, column: 1 })

function readLogs(logs: unknown, bundle: Source): readonly LogLine[] {
  if (!Array.isArray(logs)) return []
  return logs.slice(0, 201).map((line: { level?: unknown; text?: unknown } | null) => ({
    level: levels.has(line?.level) ? (line?.level as LogLine['level']) : 'log',
    text: bundle.translate(textOf(line?.text, longestText + 1)),
  }))
}

/** What should be text, as far as it is kept; what is none is not asked for a form of text, which might fail. */
const textOf = (told: unknown, most: number) => (typeof told === 'string' ? told.slice(0, most) : '')
