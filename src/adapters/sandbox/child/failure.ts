import type { Instance } from './instance.ts'
import type { Script } from './script.ts'

/** The reply of a call that did not answer in time. */
export function timedOut(limit: number, instance: Instance): string {
  const message = `it did not answer within ${limit} ms`
  return `{"failure":"timeout","type":"TimeoutError","message":"${message}","logs":${instance.logs()}}`
}

/** The reply of a call whose isolate was stopped, or never came to be. */
export function failureOf(
  error: unknown,
  { limit, script }: { limit: number; script: Script },
  instance: Instance | undefined,
): string {
  if (!instance) return say('missing', 'SyntaxError', error instanceof Error ? error.message : String(error))
  if (instance.disposed)
    return say('crashed', 'MemoryError', `it used more than its ${script.memory} MiB of memory`)
  if (error instanceof Error && error.message.includes('timed out')) return timedOut(limit, instance)
  return say('crashed', 'Error', error instanceof Error ? error.message : String(error))
}

const say = (failure: string, type: string, message: string) =>
  JSON.stringify({ failure, type, message, logs: [] })
