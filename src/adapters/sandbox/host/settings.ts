import { createHash } from 'node:crypto'
import type { Limits } from '../../../model/trigger.ts'
import type { ScriptSettings } from '../child/script.ts'

/** Settings as a process is told them, and a few characters that differ wherever they do. */
export interface ToldSettings {
  readonly text: string
  readonly digest: string
}

const made = new WeakMap<object, WeakMap<object, ToldSettings>>()

/** How a script with these limits and this environment is run. Both are kept by their identity: one of each a model. */
export function settingsOf(limits: Limits, env: Readonly<Record<string, string>>): ToldSettings {
  let byLimits = made.get(env)
  if (!byLimits) made.set(env, (byLimits = new WeakMap()))
  const known = byLimits.get(limits)
  if (known) return known
  const { timeout, cpu, output, logs, fetches, fetchSize, fresh } = limits
  const settings: ScriptSettings = {
    env,
    ...(cpu < timeout && { cpu }),
    output,
    logs,
    asks: fetches,
    // Bytes take up to six characters each where JSON escapes them.
    askLength: 6 * fetchSize + 65_536,
    fresh,
  }
  const text = JSON.stringify(settings)
  const told = { text, digest: createHash('sha256').update(text).digest('base64url').slice(0, 16) }
  byLimits.set(limits, told)
  return told
}
