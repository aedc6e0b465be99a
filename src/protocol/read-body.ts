import type { IncomingMessage } from 'node:http'

/** The longest body that is used, in bytes. */
export const longest = 1024 * 1024
/** The longest body that is read to its end, so that its sender can hear the refusal. */
const patience = 8 * longest

/** Reads a body to its end; `undefined` where it is longer than any request has reason to be. */
export function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  return new Promise((resolve, reject) => {
    if (Number(request.headers['content-length'] ?? 0) > patience) return resolve(undefined)
    let chunks: Buffer[] = []
    let length = 0
    request.on('data', (chunk: Buffer) => {
      length += chunk.length
      if (length <= longest) chunks.push(chunk)
      else chunks = []
      if (length > patience) {
        request.pause()
        resolve(undefined)
      }
    })
    request.on('end', () => resolve(length > longest ? undefined : Buffer.concat(chunks, length)))
    request.on('error', reject)
    request.on('close', () => reject(new Error('the caller went away before the request was whole')))
  })
}
