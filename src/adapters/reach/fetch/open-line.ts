/** Places for work, with a line of those who wait for one. */
export interface Line {
  /** Waits for a place, which is given back by calling what it resolves to. Rejects when the signal says so. */
  enter(scope: string, signal: AbortSignal): Promise<() => void>
}

/** So many places altogether, and so many for each scope: one that takes all of its own stops nobody else. */
export function openLine({ each, all }: { readonly each: number; readonly all: number }): Line {
  const inside = new Map<string, number>()
  const waiting = new Set<{ readonly scope: string; readonly go: () => void }>()
  let total = 0

  const has = (scope: string) => total < all && (inside.get(scope) ?? 0) < each

  function take(scope: string): () => void {
    inside.set(scope, (inside.get(scope) ?? 0) + 1)
    total++
    let held = true
    return () => {
      if (!held) return
      held = false
      total--
      const left = (inside.get(scope) ?? 1) - 1
      if (left) inside.set(scope, left)
      else inside.delete(scope)
      for (const one of waiting) {
        if (!has(one.scope)) continue
        waiting.delete(one)
        return one.go()
      }
    }
  }

  return {
    async enter(scope, signal) {
      signal.throwIfAborted()
      if (has(scope)) return take(scope)
      return new Promise((resolve, reject) => {
        const leave = () => {
          waiting.delete(one)
          reject(signal.reason as Error)
        }
        const one = {
          scope,
          go() {
            signal.removeEventListener('abort', leave)
            resolve(take(scope))
          },
        }
        waiting.add(one)
        signal.addEventListener('abort', leave, { once: true })
      })
    },
  }
}
