import type { Kit } from '../../kit.ts'
import type { Writable } from './writable.ts'

/** The oldest class of streams: an emitter that can be piped. */
export function legacy(kit: Kit) {
  const EventEmitter = kit.part('node:events')

  class Stream extends EventEmitter {
    pipe<T extends Writable>(to: T, options?: { end?: boolean }): T {
      const from = this as unknown as { pause?(): void; resume?(): void }
      const data = (chunk: unknown) => {
        if (to.write(chunk) === false) from.pause?.()
      }
      const drain = () => from.resume?.()
      const end = () => to.end()
      this.on('data', data as never)
      to.on('drain', drain)
      if (options?.end !== false) this.on('end', end)
      const clean = () => {
        this.removeListener('data', data as never)
        to.removeListener('drain', drain)
        this.removeListener('end', end)
      }
      this.on('end', clean)
      this.on('close', clean)
      to.on('close', clean)
      to.emit('pipe', this)
      return to
    }
  }
  return kit.part('node/plain-class')(
    Stream,
    'Stream',
    (self: object) => void EventEmitter.call(self as never),
    EventEmitter,
  )
}
