import type { TraceLine } from '../../engine/flow.ts'
import type { LogLine } from '../../model/script-error.ts'
import type { HookRecord, StageRecord } from '../../model/trace.ts'
import type { Log } from '../log.ts'

const levels = {
  debug: 'debug',
  trace: 'debug',
  log: 'info',
  info: 'info',
  warn: 'warn',
  error: 'error',
} as const satisfies Record<LogLine['level'], keyof Log>

/** Logs what the scripts of a request wrote to their consoles, and why those failed that did. */
export function logScripts(log: Log, requestId: string, trace: readonly TraceLine[]): void {
  for (const { hook, inside } of trace) {
    for (const stage of hook?.stages ?? []) logStage(log, requestId, hook as HookRecord, stage)
    logScripts(log, requestId, inside)
  }
}

function logStage(log: Log, requestId: string, { triggerSource }: HookRecord, stage: StageRecord): void {
  const { trigger, logs, error, ignored } = stage
  const facts = { requestId, triggerSource, trigger }
  for (const { level, text } of logs) log[levels[level]](facts, text)
  if (!error) return
  const { type, message, place } = error
  const where = place ? ` (${place.file}:${place.line}:${place.column})` : ''
  const words = `${trigger} failed${ignored ? ', which was let pass' : ''}: ${message}${where}`
  log.warn({ ...facts, type }, words)
}
