import { createHash } from 'node:crypto'
import { Fault } from '../../model/fault.ts'
import type { Signature } from '../sigv4/read.ts'
import type { Headers } from '../sigv4/signed-request.ts'
import { collected, heldBack, incoming, type Body, type Exchange } from './body.ts'
import { checksums } from './chunked/checksums.ts'
import { chunkSignatures } from './chunked/chunk-signatures.ts'
import { decodeChunks } from './chunked/decode-chunks.ts'
import { Refused } from './gate-request.ts'

/** A body of which the signature says something, before it is read. */
export interface Upload {
  /** In bytes, where it was said. */
  readonly length: number | undefined
  /** What is in it. Throws before the end where it is not what was signed. */
  readonly pieces: AsyncGenerator<Buffer, string | undefined>
  /** Whether there is anything to hold it against. */
  readonly checked: boolean
  /** Whether it came in chunks of its own. */
  readonly chunked: boolean
  /** The header whose value comes at its end. */
  readonly trailer?: string
}

/** The longest body that waits to be checked before any of it goes on, in bytes. What is longer goes on but for its end. */
const waits = 16 * 1024 * 1024

/**
 * What a signature says of a body that it does not have yet: a hash, that it is not signed, or that its chunks
 * are. Nothing where the body must be read to know what was signed.
 */
export function payloadSaid({ content, service, presigned }: Signature): string | undefined {
  if (content !== undefined && /^[0-9a-f]{64}$/.test(content)) return content
  if (service !== 's3') return undefined
  if (content === undefined) return presigned && 'UNSIGNED-PAYLOAD'
  return content === 'UNSIGNED-PAYLOAD' || content.startsWith('STREAMING-') ? content : undefined
}

/** Opens the body of a proven request, of which its signature says this. */
export function openUpload(
  said: string,
  by: { readonly signature: Signature; readonly secret: string; readonly headers: Headers },
  exchange: Exchange,
): Upload {
  if (said.startsWith('STREAMING-')) return openChunks(said, by, exchange)
  const { 'content-length': announced, 'transfer-encoding': coding } = exchange.request.headers
  const length = announced === undefined ? (coding === undefined ? 0 : undefined) : Number(announced)
  const checked = said !== 'UNSIGNED-PAYLOAD'
  const pieces = incoming(exchange)
  return { length, pieces: checked ? hashed(pieces, said) : pieces, checked, chunked: false }
}

/**
 * Lets a body go on: as it is where nothing is to be checked, and otherwise none of it, or all but its end, until
 * it is. Gives the trailer, too, where it was read in time to go before the body.
 */
export async function receive(
  { length, pieces, checked }: Upload,
  whole: boolean,
): Promise<{ body: Body; trailer?: string }> {
  if (!whole && (checked ? length !== undefined && length > waits : length !== 0))
    return { body: { length, pieces: checked ? heldBack(pieces) : pieces } }
  const { body, end } = await collected(pieces, length)
  return { body, ...(end !== undefined && { trailer: end }) }
}

/** The headers of a request whose body has come, and is in no chunks any more. */
export function headersAfter(
  headers: Headers,
  { chunked, trailer }: Upload,
  sum: string | undefined,
): Headers {
  if (!chunked) return headers
  const {
    'x-amz-content-sha256': _content,
    'x-amz-decoded-content-length': _length,
    'x-amz-trailer': _trailer,
    'content-encoding': encoding,
    'x-amz-sdk-checksum-algorithm': algorithm,
    ...others
  } = headers
  const codings = String(encoding ?? '')
    .split(/\s*,\s*/)
    .filter((one) => one !== '' && one !== 'aws-chunked')
  return {
    ...others,
    ...(codings.length && { 'content-encoding': codings.join(',') }),
    ...(trailer !== undefined && sum !== undefined && { [trailer]: sum }),
    // Where the server behind is not told the checksum, it must not be promised one.
    ...(sum !== undefined && algorithm !== undefined && { 'x-amz-sdk-checksum-algorithm': algorithm }),
  }
}

async function* hashed(pieces: AsyncIterable<Buffer>, expected: string): AsyncGenerator<Buffer, undefined> {
  const hash = createHash('sha256')
  for await (const piece of pieces) {
    hash.update(piece)
    yield piece
  }
  if (hash.digest('hex') !== expected)
    throw new Fault(
      'InvalidSignatureException',
      "The provided 'x-amz-content-sha256' header does not match what was computed.",
    )
  return undefined
}

const kinds: Readonly<Record<string, { readonly signed: boolean; readonly trailing: boolean }>> = {
  'STREAMING-AWS4-HMAC-SHA256-PAYLOAD': { signed: true, trailing: false },
  'STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER': { signed: true, trailing: true },
  'STREAMING-UNSIGNED-PAYLOAD-TRAILER': { signed: false, trailing: true },
}

function openChunks(
  said: string,
  { signature, secret, headers }: Parameters<typeof openUpload>[1],
  exchange: Exchange,
): Upload {
  const kind = Object.hasOwn(kinds, said) ? kinds[said] : undefined
  if (!kind) throw new Refused(501, 'NotImplemented', `The gate does not read what is sent as ${said}.`)
  const { 'x-amz-decoded-content-length': decoded, 'x-amz-trailer': named } = headers
  if (!/^\d{1,15}$/.test(String(decoded)))
    throw new Refused(
      411,
      'MissingContentLength',
      'You must provide the x-amz-decoded-content-length header.',
    )
  const trailer = named === undefined ? undefined : String(named).toLowerCase()
  if (kind.trailing ? !Object.hasOwn(checksums, trailer ?? '') : trailer !== undefined)
    throw new Refused(
      400,
      'InvalidRequest',
      'The value specified in the x-amz-trailer header is not supported.',
    )
  const length = Number(decoded)
  const by = {
    length,
    ...(trailer !== undefined && { trailer }),
    ...(kind.signed && { signatures: chunkSignatures(secret, signature) }),
  }
  const pieces = decodeChunks(incoming(exchange), by)
  return { length, pieces, checked: true, chunked: true, ...(trailer !== undefined && { trailer }) }
}
