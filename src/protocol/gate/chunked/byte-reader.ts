import { Refused } from '../gate-request.ts'

/** Reads what comes in pieces of any length by lines and by numbers of bytes. */
export interface ByteReader {
  /** What stands before the next CRLF. */
  line(longest: number): Promise<string>
  /** As many bytes, as they come. */
  bytes(length: number): AsyncGenerator<Buffer, void>
  /** All that is left. */
  rest(longest: number): Promise<string>
}

/** A body that ends before its time, or says what its framing does not allow, is refused as Amazon S3 does. */
export const incompleteBody = () =>
  new Refused(
    400,
    'IncompleteBody',
    'You did not provide the number of bytes specified by the Content-Length HTTP header.',
  )

/** A reader of pieces, which holds no more than one of them and a line. */
export function byteReader(pieces: AsyncIterator<Buffer>): ByteReader {
  let held: Buffer = Buffer.alloc(0)
  async function more(): Promise<boolean> {
    const next = await pieces.next()
    if (next.done) return false
    held = held.length ? Buffer.concat([held, next.value]) : next.value
    return true
  }
  return {
    async line(longest) {
      for (;;) {
        const at = held.indexOf('\r\n')
        if (at > longest || (at < 0 && held.length > longest + 1)) throw incompleteBody()
        if (at < 0 && (await more())) continue
        if (at < 0) throw incompleteBody()
        const line = held.toString('latin1', 0, at)
        held = held.subarray(at + 2)
        return line
      }
    },
    async *bytes(length) {
      for (let left = length; left > 0;) {
        if (!held.length && !(await more())) throw incompleteBody()
        const piece = held.subarray(0, left)
        held = held.subarray(piece.length)
        left -= piece.length
        if (piece.length) yield piece
      }
    },
    async rest(longest) {
      while (held.length <= longest) if (!(await more())) return held.toString('latin1')
      throw incompleteBody()
    },
  }
}
