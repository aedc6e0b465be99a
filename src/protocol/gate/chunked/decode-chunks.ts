import { Refused } from '../gate-request.ts'
import { byteReader, incompleteBody } from './byte-reader.ts'
import { checksums } from './checksums.ts'
import type { ChunkSignatures } from './chunk-signatures.ts'

/** What is known of an upload in chunks before it comes. */
export interface Chunked {
  /** The length of what is in the chunks, in bytes. */
  readonly length: number
  /** Where chunks are signed. */
  readonly signatures?: ChunkSignatures
  /** The header that follows the last chunk: one of `checksums`. */
  readonly trailer?: string
}

const longestLine = 256
const longestTrailer = 4096

/**
 * Takes the contents out of chunks (`aws-chunked`), as they come, and gives the value of the trailer. What is
 * yielded is not proven until the end is reached: throws before it where a signature, a checksum or a length
 * does not fit, and never yields more than was announced.
 */
export async function* decodeChunks(
  pieces: AsyncIterator<Buffer>,
  { length, signatures, trailer }: Chunked,
): AsyncGenerator<Buffer, string | undefined> {
  const reader = byteReader(pieces)
  const sum = trailer === undefined ? undefined : checksums[trailer]?.()
  for (let left = length; ;) {
    const { size, signature } = headOf(await reader.line(longestLine), signatures !== undefined)
    if (size > left) throw incompleteBody()
    const chunk = signatures?.chunk()
    for await (const piece of reader.bytes(size)) {
      chunk?.update(piece)
      sum?.update(piece)
      yield piece
    }
    chunk?.check(signature)
    if (size === 0 && left > 0) throw incompleteBody()
    if (size === 0) break
    if ((await reader.line(0)) !== '') throw incompleteBody()
    left -= size
  }
  const rest = await reader.rest(longestTrailer)
  return readTrailer(rest, trailer, sum?.digest().toString('base64'), signatures)
}

function headOf(line: string, signed: boolean): { size: number; signature: string } {
  const [, digits, signature = ''] =
    /^([0-9a-fA-F]{1,12})(?:;chunk-signature=([0-9a-f]{64}))?$/.exec(line) ?? []
  if (digits === undefined || (signature !== '') !== signed) throw incompleteBody()
  return { size: parseInt(digits, 16), signature }
}

/** Some clients end these lines with LF, some with CRLF, and some with both. */
function readTrailer(
  text: string,
  name: string | undefined,
  sum: string | undefined,
  signatures: ChunkSignatures | undefined,
): string | undefined {
  const lines = text.split(/\r?\n/).filter((line) => line !== '')
  if (name === undefined) {
    if (lines.length) throw malformed()
    return undefined
  }
  const [said, signed, ...more] = lines.map(readLine)
  if (said?.name !== name || more.length) throw malformed()
  if (signatures) {
    if (signed?.name !== 'x-amz-trailer-signature') throw malformed()
    signatures.trailer(`${name}:${said.value}\n`, signed.value)
  } else if (signed) throw malformed()
  if (said.value !== sum)
    throw new Refused(
      400,
      'BadDigest',
      `The ${name.slice('x-amz-checksum-'.length).toUpperCase()} you specified did not match the calculated checksum.`,
    )
  return said.value
}

function readLine(line: string): { name: string; value: string } {
  const at = line.indexOf(':')
  if (at < 1) throw malformed()
  return { name: line.slice(0, at).toLowerCase(), value: line.slice(at + 1).trim() }
}

const malformed = () =>
  new Refused(
    400,
    'MalformedTrailerError',
    'The request contained trailing data that was not well-formed or did not conform to our published schema.',
  )
