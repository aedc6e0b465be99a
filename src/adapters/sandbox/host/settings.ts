import { createHash } from 'node:crypto'
import type { Stage } from '../../../model/trigger.ts'
import type { ScriptSettings } from '../child/script.ts'

/** Settings as a process is told them, and a few characters that differ wherever what a script may do differs. */
export interface ToldSettings {
  readonly text: string
  readonly digest: string
}

type Allowed = Pick<Stage, 'limits' | 'capabilities'>

const made = new WeakMap<object, WeakMap<object, WeakMap<object, ToldSettings>>>()

/**
 * How a script with these limits and this environment is run. What a stage with more capabilities was told
 * must not be found by one with fewer, so that they share no state. All are kept by their identity: one of
 * each a model.
 */
export function settingsOf(
  { limits, capabilities }: Allowed,
  env: Readonly<Record<string, string>>,
): ToldSettings {
  const known = within(within(made, env), limits)
  const found = known.get(capabilities)
  if (found) return found
  const { timeout, cpu, output, logs, fetches, fresh } = limits
  const settings: ScriptSettings = {
    env,
    ...(cpu < timeout && { cpu }),
    output,
    logs,
    asks: fetches,
    askLength: longestAsk(limits),
    fresh,
  }
  const text = JSON.stringify(settings)
  const told = { text, digest: digestOf(`${text} ${JSON.stringify(capabilities)}`) }
  known.set(capabilities, told)
  return told
}

/** Characters in which a script with these limits may ask for something: JSON escapes a byte by up to six. */
export const longestAsk = ({ fetchSize }: Allowed['limits']) => 6 * fetchSize + 65_536

const digestOf = (text: string) => createHash('sha256').update(text).digest('base64url').slice(0, 16)

function within<Value extends object>(
  map: WeakMap<object, WeakMap<object, Value>>,
  key: object,
): WeakMap<object, Value> {
  const known = map.get(key)
  if (known) return known
  const empty = new WeakMap<object, Value>()
  map.set(key, empty)
  return empty
}
