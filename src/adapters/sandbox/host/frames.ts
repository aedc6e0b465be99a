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

/** Longer frames come from nobody honest. Bytes. */
export const longestFrame = 32 * 1024 * 1024
/** How many calls of one child may wait for something at the same time; further ones stand in line. */
export const mostWaiting = 16
const head = 33

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
  let parts: Buffer[] = []
  let held = 0
  let wanted = 4
  return (chunk) => {
    parts.push(chunk)
    held += chunk.length
    if (held < wanted) return
    const bytes = parts.length === 1 ? chunk : Buffer.concat(parts, held)
    let at = 0
    wanted = 4
    while (bytes.length - at >= 4) {
      const size = bytes.readUInt32LE(at) + 4
      if (size < head || size > longestFrame) throw new RangeError('a frame of the sandbox is out of bounds')
      if (bytes.length - at < size) {
        wanted = size
        break
      }
      const text = size === head ? '' : bytes.toString('utf8', at + head, at + size)
      onFrame(
        bytes[at + 4] ?? 0,
        bytes.readUInt32LE(at + 5),
        bytes.readDoubleLE(at + 9),
        bytes.readDoubleLE(at + 17),
        text,
        bytes.readDoubleLE(at + 25),
      )
      at += size
    }
    held = bytes.length - at
    parts = held ? [bytes.subarray(at)] : []
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
