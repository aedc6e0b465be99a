import type { IncomingMessage, ServerResponse } from 'node:http'
import { Refused } from './gate-request.ts'

/** A request that is being answered. */
export interface Exchange {
  readonly request: IncomingMessage
  readonly response: ServerResponse
}

/** A body that goes on as it comes. */
export interface Stream {
  /** In bytes, where it was said. */
  readonly length: number | undefined
  /** Throws where what came is not what was signed, and then ends before its last piece. */
  readonly pieces: AsyncIterable<Buffer>
}
export type Body = Buffer | Stream

/** The longest body that a gate reads before it lets it through, in bytes. */
export const longestBody = 64 * 1024 * 1024

/** The body of a request, piece by piece, from whoever waits to be told to send it, too. */
export async function* incoming({ request, response }: Exchange): AsyncGenerator<Buffer, undefined> {
  if (request.headers.expect !== undefined) response.writeContinue()
  // Whoever reads no further still has an answer to give.
  for await (const piece of request.iterator({ destroyOnReturn: false })) yield piece as Buffer
  return undefined
}

/** A body that nobody has signed. */
export function unread(exchange: Exchange): Body | undefined {
  const { 'content-length': length, 'transfer-encoding': coding } = exchange.request.headers
  if (length === undefined && coding === undefined) return undefined
  if (length !== undefined && Number(length) === 0) return Buffer.alloc(0)
  return { length: length === undefined ? undefined : Number(length), pieces: incoming(exchange) }
}

/**
 * All pieces in one, and what is known at their end. Refused with EntityTooLarge where they are too long, or are
 * announced to be.
 */
export async function collected<T>(
  pieces: AsyncGenerator<Buffer, T>,
  announced = 0,
): Promise<{ body: Buffer; end: T }> {
  const all: Buffer[] = []
  let length = 0
  while (Math.max(length, announced) <= longestBody) {
    const next = await pieces.next()
    if (next.done) return { body: Buffer.concat(all, length), end: next.value }
    length += next.value.length
    all.push(next.value)
  }
  throw new Refused(
    413,
    'EntityTooLarge',
    `A body that is signed as this one is has at most ${longestBody} bytes here.`,
  )
}

/** The same pieces, the last of which waits until all is known to be well: a body without its end is none. */
export async function* heldBack(pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer, void> {
  let last: Buffer | undefined
  for await (const piece of pieces) {
    if (last) yield last
    last = piece
  }
  if (last) yield last
}
