import type { Ports } from '../../../engine/ports.ts'
import type { Json, JsonObject, KvQuota } from '../../../model/trigger.ts'
import type { Kept, KeptBy, KeptEntry } from '../../store/sqlite/kept.ts'
import type { Reached } from '../reach.ts'
import { readKvAsk } from './read-kv-ask.ts'
import type { KvAsk } from './read-kv-ask.ts'

/** Whose store it is, and how much it may hold; without a quota the trigger has none. */
export interface KvScope extends KeptBy {
  readonly quota?: KvQuota | undefined
}

/** Answers `context.poolwright.kv`. It never rejects. */
export type Kv = (input: JsonObject, scope: KvScope) => Promise<Reached>

const mostListed = 1_000

/**
 * The stores of scripts, one a trigger and pool. `get` gives the value or nothing, `set` nothing,
 * `delete` whether there was one, `increment` the new number, `list` at most a thousand keys in order.
 * A counter's `ttl` counts from its first increment, so that it is a window of time.
 */
export function openKv({
  kept,
  clock,
}: {
  readonly kept: Kept
  readonly clock: Pick<Ports['clock'], 'now'>
}): Kv {
  async function answer(ask: KvAsk, by: KeptBy, quota: KvQuota): Promise<Json | undefined> {
    const now = clock.now()
    const put = async (key: string, change: (was: KeptEntry | undefined) => KeptEntry) => {
      if (!(await kept.put(by, key, change, quota, now))) throw new OverQuota(by.trigger, quota)
    }
    switch (ask.do) {
      case 'get':
        return kept.get(by, ask.key, now)?.value
      case 'delete':
        return kept.remove(by, ask.key, now)
      case 'list':
        return kept.keys(by, ask.prefix, mostListed, now)
      case 'set':
        await put(ask.key, () => ({ value: ask.value, ...until(ask, now) }))
        return undefined
      case 'increment': {
        let value = 0
        await put(ask.key, (was = { value: 0, ...until(ask, now) }) => {
          value = sum(was.value, ask.by)
          return { ...was, value }
        })
        return value
      }
    }
  }

  return async (input, { quota, ...by }) => {
    let what = 'a request that cannot be read'
    try {
      const ask = readKvAsk(input)
      what = `${ask.do} ${shown('key' in ask ? ask.key : ask.prefix)}`.trimEnd()
      if (!quota) throw new Undeclared(by.trigger)
      const value = await answer(ask, by, quota)
      return { kind: 'kv', what, outcome: 'done', ...(value !== undefined && { value }) }
    } catch (thrown) {
      const known = [TypeError, RangeError, OverQuota, Undeclared].some((kind) => thrown instanceof kind)
      const { name, message } = known ? (thrown as Error) : new Error('the store cannot be used now')
      return { kind: 'kv', what, outcome: name, error: { name, message } }
    }
  }
}

/** A script knows it by its name, as a browser's storage calls it. */
class OverQuota extends Error {
  override readonly name = 'QuotaExceededError'
  constructor(trigger: string, { entries, bytes }: KvQuota) {
    super(
      `trigger \`${trigger}\` may keep ${entries} entries and ${bytes} bytes in a pool, and this would be more`,
    )
  }
}

class Undeclared extends Error {
  override readonly name = 'NotDeclaredError'
  constructor(trigger: string) {
    super(`\`kv\` is not among the capabilities of trigger \`${trigger}\``)
  }
}

const until = ({ ttl }: { readonly ttl?: number }, now: number) =>
  ttl === undefined ? {} : { expiresAt: now + ttl }

function sum(was: Json, by: number): number {
  if (typeof was !== 'number') throw new TypeError('only a number can be incremented')
  if (!Number.isSafeInteger(was + by)) throw new RangeError('a counter stays within the safe integers')
  return was + by
}

/**
 * What a trace shows of a key. Keys hold addresses of people, and traces are kept and exported: only a word
 * before a `:`, `/`, `#` or `|` is taken for the kind of thing it is, or one that stands alone, which is at most
 * a user's name, and that is in the event beside it.
 */
function shown(key: string): string {
  const [, word, rest] = /^([A-Za-z][A-Za-z_-]{0,63})(?:([:/#|]).*)?$/s.exec(key) ?? []
  if (word === undefined) return key && '…'
  return rest === undefined ? word : `${word}${rest}…`
}
