import type { Kit } from '../../kit.ts'
import type { Reading } from './reading.ts'
import type { Writable } from './writable.ts'

type Source = Reading & {
  on(name: string, listener: (...values: never[]) => unknown): unknown
  once(name: string, listener: (...values: never[]) => unknown): unknown
  removeListener(name: string, listener: (...values: never[]) => unknown): unknown
  pause(): unknown
}

/** What leads from a Readable to what is written. */
export function pipe(kit: Kit) {
  const { flow } = kit.part('node/stream/reading')

  const pipe = <T extends Writable>(from: Source, to: T, options: { end?: boolean } = {}): T => {
    const of = from._readableState
    of.pipes.push(to)
    /** Whether it waits until there is room again. */
    let full = false
    const data = (chunk: unknown) => {
      if (to.write(chunk) === false) wait()
    }
    const wait = () => {
      if (!full && of.pipes.includes(to)) from.pause()
      full = true
    }
    const drain = () => {
      if (!full) return
      full = false
      if (from.listenerCount('data')) {
        of.flowing = true
        flow(from, of)
      }
    }
    const end = () => void to.end()
    const leave = () => unpipe(from, to)
    const error = (why: unknown) => {
      leave()
      to.removeListener('error', error)
      if (to.listenerCount('error') === 0) {
        if (to.destroy) to.destroy(why)
        else to.emit('error', why)
      }
    }
    const over = () => {
      to.removeListener('close', over)
      to.removeListener('finish', over)
      leave()
    }
    const clean = (left: unknown) => {
      if (left !== from) return
      to.removeListener('unpipe', clean)
      to.removeListener('drain', drain)
      to.removeListener('error', error)
      to.removeListener('close', over)
      to.removeListener('finish', over)
      from.removeListener('end', end)
      from.removeListener('end', leave)
      from.removeListener('data', data)
      if (full) drain()
    }
    const atEnd = options.end === false ? leave : end
    if (of.endEmitted) kit.soon(atEnd)
    else from.once('end', atEnd)
    to.on('unpipe', clean)
    to.on('drain', drain)
    from.on('data', data)
    if (to.prependListener) to.prependListener('error', error)
    else to.on('error', error)
    to.once('close', over)
    to.once('finish', over)
    to.emit('pipe', from)
    if (to.writableNeedDrain) wait()
    else if (!of.flowing) from.resume()
    return to
  }

  const unpipe = (from: Source, to?: Writable) => {
    const of = from._readableState
    const gone = to ? of.pipes.filter((each) => each === to) : of.pipes
    if (!gone.length) return
    of.pipes = to ? of.pipes.filter((each) => each !== to) : []
    if (!of.pipes.length) from.pause()
    for (const each of gone) each.emit('unpipe', from, { hasUnpiped: false })
  }
  return { pipe, unpipe }
}
