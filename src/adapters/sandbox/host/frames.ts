import type { Socket } from 'node:net'

/**
 * What a frame is about. Both sides speak the same frames: a length, a kind, an id, three numbers and a
 * text, so that an event or an answer is JSON once and never JSON within JSON.
 */
export const frameKind = {
  /** To the child: a script under a number. id: that number; first: mebibytes of heap; text: JSON. */
  load: 1,
  /** To the child: forget a script. id: its number. */
  drop: 2,
  /** To the child: one call. first: the script's number; second: milliseconds it may run; text: JSON. */
  call: 3,
  /** From the child: it can take calls. first: bytes resident. */
  ready: 4,
  /** From the child: a call has begun and waits for something, so that the next one may begin. */
  waiting: 5,
  /** From the child: a call has ended. first: milliseconds; second: bytes of heap; third: milliseconds of computing; text: JSON. */
  reply: 6,
  /** A `reply` of a call that had to be stopped by force. Its process is not to be trusted with another. */
  stopped: 7,
  /** From the child, where the parent cannot look for itself. first: bytes resident. */
  resident: 8,
  /** From the child: a call asks for something outside. id: the call's; first: the question's number; text: JSON. */
  ask: 9,
  /** To the child: what came of that. id: the call's; first: the question's number; text: JSON. */
  answer: 10,
  /** From the child, before a reply: how often the parts of a counted script ran in the call. id: the call's; text: JSON. */
  counts: 11,
} as const

/** What a reader does with each frame. */
export type OnFrame = (
  kind: number,
  id: number,
  first: number,
  second: number,
  text: string,
  third: number,
) => void

/** Longer frames come from nobody honest: no limit that a trigger may have lets one through. Bytes. */
export const longestFrame = 64 * 1024 * 1024
/** How many calls of one child may wait for something at the same time; further ones stand in line. */
export const mostWaiting = 16
const head = 33
const nothing = Buffer.alloc(0)

/** One frame, ready for the wire. */
export function encodeFrame(
  kind: number,
  id: number,
  first: number,
  second: number,
  text: string,
  third = 0,
): Buffer {
  const size = text === '' ? 0 : Buffer.byteLength(text)
  const bytes = Buffer.allocUnsafe(head + size)
  bytes.writeUInt32LE(head - 4 + size, 0)
  bytes[4] = kind
  bytes.writeUInt32LE(id, 5)
  bytes.writeDoubleLE(first, 9)
  bytes.writeDoubleLE(second, 17)
  bytes.writeDoubleLE(third, 25)
  if (size) bytes.write(text, head, 'utf8')
  return bytes
}

/** Makes a listener for `data` that puts frames together again. Throws at one that is longer than any may be. */
export function frameReader(onFrame: OnFrame): (chunk: Buffer) => void {
  /** What has come of a frame that has not wholly come; however small its pieces, it takes twice its size at most. */
  let held: Buffer = nothing
  let size = 0
  let wanted = 0

  const hold = (chunk: Buffer) => {
    if (held.length < size + chunk.length) {
      const larger = Buffer.allocUnsafeSlow(Math.max(size + chunk.length, 2 * size))
      held.copy(larger, 0, 0, size)
      held = larger
    }
    chunk.copy(held, size)
    size += chunk.length
  }

  return (chunk) => {
    if (size) hold(chunk)
    if (size && size < wanted) return
    const bytes = size ? held.subarray(0, size) : chunk
    let at = 0
    wanted = 4
    while (bytes.length - at >= 4) {
      const length = bytes.readUInt32LE(at) + 4
      if (length < head || length > longestFrame)
        throw new RangeError('a frame of the sandbox is out of bounds')
      if (bytes.length - at < length) {
        wanted = length
        break
      }
      const text = length === head ? '' : bytes.toString('utf8', at + head, at + length)
      onFrame(
        bytes[at + 4] ?? 0,
        bytes.readUInt32LE(at + 5),
        bytes.readDoubleLE(at + 9),
        bytes.readDoubleLE(at + 17),
        text,
        bytes.readDoubleLE(at + 25),
      )
      at += length
    }
    held = nothing
    size = 0
    if (at < bytes.length) hold(bytes.subarray(at))
  }
}

/** Sends frames over a socket; those of one turn of the event loop go in one write. */
export function frameWriter(socket: Socket): (frame: Buffer) => void {
  let waiting: Buffer[] = []
  const flush = () => {
    const frames = waiting
    waiting = []
    const [first] = frames
    if (first && !socket.destroyed) socket.write(frames.length === 1 ? first : Buffer.concat(frames))
  }
  return (frame) => {
    if (waiting.push(frame) === 1) process.nextTick(flush)
  }
}
