import type { Socket } from 'node:net'
import { encodeFrame, frameKind } from '../host/frames.ts'
import type { Send } from './calls.ts'

/** Frames on their way to the parent. */
export interface Outbox {
  readonly send: Send
  /** Sees to it that no answer waits for a call that may take long: `took` is how long its script took last. */
  before(took: number): void
}

/** Milliseconds that an answer waits for company, and that a call takes whose like may be waited for. */
const soon = 1

/**
 * Sends the answers of quick calls together, those of one turn of the event loop in one write: a write
 * costs as much as the calls. Whatever else there is to say goes at once.
 */
export function openOutbox(socket: Socket): Outbox {
  let waiting: Buffer[] = []
  let since = 0
  const flush = () => {
    const frames = waiting
    waiting = []
    const [first] = frames
    if (first) socket.write(frames.length === 1 ? first : Buffer.concat(frames))
  }
  return {
    send(kind, ...rest) {
      const count = waiting.push(encodeFrame(kind, ...rest))
      if (kind !== frameKind.reply) return flush()
      if (count > 1) return
      since = performance.now()
      process.nextTick(flush)
    },
    before(took) {
      if (waiting.length && (took > soon || performance.now() - since > soon)) flush()
    },
  }
}
