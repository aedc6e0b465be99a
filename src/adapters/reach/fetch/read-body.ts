import type { IncomingMessage } from 'node:http'
import { promisify } from 'node:util'
import { brotliDecompress, constants, gunzip, inflate, inflateRaw } from 'node:zlib'
import { Unreached } from './unreached.ts'

const mostCodings = 3
// A stream that ends early gives what there is, as with every fetch.
const zlib = { finishFlush: constants.Z_SYNC_FLUSH }
const brotli = { finishFlush: constants.BROTLI_OPERATION_FLUSH }

const decoders: ReadonlyMap<string, (bytes: Buffer, most: number) => Promise<Buffer>> = new Map([
  ['gzip', (bytes: Buffer, most: number) => promisify(gunzip)(bytes, { ...zlib, maxOutputLength: most })],
  ['x-gzip', (bytes: Buffer, most: number) => promisify(gunzip)(bytes, { ...zlib, maxOutputLength: most })],
  [
    'br',
    (bytes: Buffer, most: number) => promisify(brotliDecompress)(bytes, { ...brotli, maxOutputLength: most }),
  ],
  [
    'deflate',
    // Some servers leave zlib's frame out.
    (bytes: Buffer, most: number) =>
      promisify(((bytes[0] ?? 0) & 15) === 8 ? inflate : inflateRaw)(bytes, {
        ...zlib,
        maxOutputLength: most,
      }),
  ],
])

/** Reads the body of an answer, decoded; one that has more bytes than `most`, on its way or decoded, fails. */
export async function readBody(response: IncomingMessage, most: number, method: string): Promise<Buffer> {
  const empty = method === 'HEAD' || response.statusCode === 204 || response.statusCode === 304
  if (!empty && Number(response.headers['content-length'] ?? 0) > most) {
    response.destroy()
    throw tooLarge(most)
  }
  const chunks: Buffer[] = []
  let length = 0
  // Leaving the loop by throwing ends the connection.
  for await (const chunk of response as AsyncIterable<Buffer>) {
    length += chunk.length
    if (length > most) throw tooLarge(most)
    chunks.push(chunk)
  }
  const bytes = Buffer.concat(chunks)
  return bytes.length ? decode(bytes, response.headers['content-encoding'] ?? '', most) : bytes
}

async function decode(bytes: Buffer, codings: string, most: number): Promise<Buffer> {
  const applied = codings
    .toLowerCase()
    .split(',')
    .map((coding) => coding.trim())
    .filter(Boolean)
  if (applied.length > mostCodings) throw undecodable()
  let decoded = bytes
  for (const coding of applied.reverse()) {
    const decoder = decoders.get(coding)
    // What nobody here can decode is handed on as it is.
    if (!decoder) return decoded
    try {
      decoded = await decoder(decoded, most)
    } catch (error) {
      throw (error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE' ? tooLarge(most) : undecodable()
    }
  }
  return decoded
}

const tooLarge = (most: number) =>
  new Unreached(
    'ERR_TOO_LARGE',
    `the answer has more than ${most} bytes, which is all that may be read (\`fetchSize\`)`,
  )
const undecodable = () => new Unreached('ERR_UNDECODABLE', 'the answer is not encoded as it says')
