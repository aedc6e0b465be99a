import type { KeptMessage, MessageFilter, Messages } from '../store/sqlite/messages.ts'

/** Where messages arrive instead of at people, to be read by tests and developers. */
export interface Inbox {
  /** The newest that fits. */
  latest(filter: MessageFilter): KeptMessage | undefined
  /** The newest first; a hundred unless told. */
  list(filter: MessageFilter, limit?: number): readonly KeptMessage[]
  /**
   * The first that fits and comes after now, or after the id that the filter names; nothing once so
   * many milliseconds have passed.
   */
  wait(filter: MessageFilter, timeout: number): Promise<KeptMessage | undefined>
  /** Ends all waiting. */
  close(): void
}

interface Waiting {
  readonly filter: MessageFilter
  readonly tell: (message?: KeptMessage) => void
}

/** An inbox that lasts: its messages lie in the store. */
export function openInbox(messages: Pick<Messages, 'hear' | 'list' | 'first'>): Inbox {
  const waiting = new Set<Waiting>()
  messages.hear((kept) => {
    for (const one of waiting) if (fits(kept, one.filter)) one.tell(kept)
  })
  return {
    latest: (filter) => messages.list(filter, 1)[0],
    list: (filter, limit = 100) => messages.list(filter, limit),
    async wait(filter, timeout) {
      // Asked for after an id, it may be there already; otherwise only what is yet to come counts.
      const there = filter.after === undefined ? undefined : messages.first(filter)
      if (there) return there
      return new Promise((resolve) => {
        const one: Waiting = {
          filter,
          tell(message) {
            clearTimeout(timer)
            waiting.delete(one)
            resolve(message)
          },
        }
        const timer = setTimeout(one.tell, timeout)
        waiting.add(one)
      })
    },
    close() {
      for (const { tell } of waiting) tell()
    },
  }
}

const fits = (message: KeptMessage, { poolId, username, to, after = 0 }: MessageFilter) =>
  message.id > after &&
  (poolId === undefined || message.poolId === poolId) &&
  (username === undefined || message.username === username) &&
  (to === undefined || message.to === to)
