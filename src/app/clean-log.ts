import { scrub } from '../adapters/runs/scrub.ts'
import type { Log } from '../protocol/log.ts'

/** The same log without the project's secrets, which a script may have written to its console or thrown. */
export function cleanLog(log: Log, secrets: () => Iterable<string>): Log {
  const clean = (level: keyof Log) => (facts: object, message: string) => {
    const [known, words] = scrub([facts, message] as const, secrets())
    log[level](known, words)
  }
  return { debug: clean('debug'), info: clean('info'), warn: clean('warn'), error: clean('error') }
}
