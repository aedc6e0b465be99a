import type { Instance } from './instance.ts'
import type { Script } from './script.ts'

/** The reply of a call that did not answer in time. */
export function timedOut(limit: number, instance: Instance, cpu = Infinity): string {
  const message = instance.spent
    ? `it computed for longer than ${cpu} ms`
    : `it did not answer within ${limit} ms`
  return `{"failure":"timeout","type":"TimeoutError","message":"${message}","logs":${instance.logs()}}`
}

/** The reply of a call whose isolate was stopped, or never came to be. */
export function failureOf(
  error: unknown,
  { limit, script }: { limit: number; script: Script },
  instance: Instance | undefined,
): string {
  const message = error instanceof Error ? error.message : String(error)
  if (instance?.disposed || message.includes('memory limit'))
    return say('crashed', 'MemoryError', `it used more than its ${script.memory} MiB of memory`)
  if (!instance) return say('unfit', 'SyntaxError', message)
  if (message.includes('timed out')) return timedOut(limit, instance, script.settings.cpu)
  return say('crashed', 'Error', message)
}

const say = (failure: string, type: string, message: string) =>
  JSON.stringify({ failure, type, message, logs: [] })
