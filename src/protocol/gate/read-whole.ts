import type { IncomingMessage } from 'node:http'

/** The longest body that a gate reads before it lets it through, in bytes. What is not signed streams, however long. */
export const longestBody = 64 * 1024 * 1024

/** Reads a body to its end; `undefined` where it is longer than a gate reads. */
export async function readWhole(request: IncomingMessage): Promise<Buffer | undefined> {
  if (Number(request.headers['content-length'] ?? 0) > longestBody) return undefined
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length
    if (length > longestBody) return undefined
    chunks.push(chunk)
  }
  return Buffer.concat(chunks, length)
}
