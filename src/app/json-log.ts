import type { Log } from '../protocol/log.ts'

/** A log of JSON lines on standard output, from a level on. Secrets are taken out of it once more. */
export async function jsonLog(level: 'debug' | 'info' | 'warn' | 'error'): Promise<Log> {
  const { pino } = await import('pino')
  const names = ['authorization', 'code', 'password', 'secret', 'session', 'token']
  const log: Log = pino({ level, base: null, redact: [...names, ...names.map((name) => `*.${name}`)] })
  return log
}
