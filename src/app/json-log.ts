import type { Log } from '../protocol/log.ts'

/**
 * A log of JSON lines on standard output, or on standard error where the other holds something else, from a level
 * on. Secrets are taken out of it once more.
 */
export async function jsonLog(level: 'debug' | 'info' | 'warn' | 'error', output: 1 | 2 = 1): Promise<Log> {
  const { pino } = await import('pino')
  const names = ['authorization', 'code', 'password', 'secret', 'session', 'token']
  const log: Log = pino(
    { level, base: null, redact: [...names, ...names.map((name) => `*.${name}`)] },
    pino.destination(output),
  )
  return log
}
