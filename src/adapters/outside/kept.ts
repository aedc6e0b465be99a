/** What was fetched, for as long as it counts. */
export interface Kept<Value> {
  /** What is kept under a name, or is loaded now. Rejects as the loading does. */
  take(name: string, load: () => Promise<Value>): Promise<Value>
  /** The same, loaded anew unless that was tried within the last minute: what was kept stays if it cannot be. */
  renew(name: string, load: () => Promise<Value>): Promise<Value>
}

interface Entry<Value> {
  loaded?: { readonly value: Value; readonly at: number }
  failed?: { readonly error: unknown; readonly at: number }
  loading?: Promise<Value> | undefined
}

// Milliseconds. However often it is asked for, what does not answer is asked once a second.
const pause = { renewed: 60_000, failed: 1_000 }

/**
 * Keeps at most so many values, each for so many milliseconds of `ticks`, and lets all who ask for one
 * wait for one loading of it. What cannot be loaded anew counts on for so many milliseconds as `stale` says.
 */
export function openKept<Value>({
  ticks,
  lasts,
  stale = 0,
  most = 100,
}: {
  readonly ticks: () => number
  readonly lasts: number
  readonly stale?: number
  readonly most?: number
}): Kept<Value> {
  const entries = new Map<string, Entry<Value>>()

  function entryOf(name: string): Entry<Value> {
    const entry = entries.get(name) ?? {}
    // The one that was asked for longest ago goes first.
    entries.delete(name)
    entries.set(name, entry)
    for (const oldest of entries.keys()) {
      if (entries.size <= most) break
      entries.delete(oldest)
    }
    return entry
  }

  function loading(entry: Entry<Value>, load: () => Promise<Value>): Promise<Value> {
    entry.loading ??= load()
      .then(
        (value) => {
          entry.loaded = { value, at: ticks() }
          delete entry.failed
          return value
        },
        (error: unknown) => {
          entry.failed = { error, at: ticks() }
          throw error
        },
      )
      .finally(() => delete entry.loading)
    return entry.loading
  }

  const within = (at: number | undefined, time: number) => at !== undefined && ticks() - at < time

  async function take(name: string, load: () => Promise<Value>): Promise<Value> {
    const entry = entryOf(name)
    const { loaded, failed } = entry
    if (loaded && within(loaded.at, lasts)) return loaded.value
    const good = loaded && within(loaded.at, lasts + stale) ? loaded : undefined
    if (failed && within(failed.at, good ? pause.renewed : pause.failed)) {
      if (good) return good.value
      throw failed.error
    }
    return loading(entry, load).catch((error: unknown) => {
      if (good) return good.value
      throw error
    })
  }

  return {
    take,
    async renew(name, load) {
      const entry = entryOf(name)
      const { loaded, failed } = entry
      if (within(loaded?.at, pause.renewed) || within(failed?.at, pause.renewed)) return take(name, load)
      return loading(entry, load).catch((error: unknown) => {
        if (loaded && within(loaded.at, lasts + stale)) return loaded.value
        throw error
      })
    },
  }
}
