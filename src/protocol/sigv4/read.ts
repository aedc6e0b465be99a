import { Fault } from '../../model/fault.ts'
import { incomplete } from './incomplete.ts'
import { readPresigned } from './read-presigned.ts'
import { algorithm, readDate, readScope, readSignedHeaders, readSignatureDigits } from './read-parts.ts'
import type { Headers, SignedRequest } from './signed-request.ts'

/** Who a request claims to be signed by, and what was signed. Nothing in it is proven yet. */
export interface Signature {
  readonly accessKeyId: string
  /** `YYYYMMDD`. */
  readonly date: string
  readonly region: string
  readonly service: string
  /** Lower case, in order. */
  readonly signedHeaders: readonly string[]
  /** 64 hexadecimal digits. */
  readonly signature: string
  /** `X-Amz-Date`, as `YYYYMMDDTHHMMSSZ`. */
  readonly signedAt: string
  /** `X-Amz-Security-Token`, which goes with temporary credentials. */
  readonly sessionToken?: string
  /** `X-Amz-Content-SHA256`: what it says of the body. */
  readonly content?: string
  /** Of a signature in the query: for how many seconds it is good. */
  readonly presigned?: { readonly expires: number }
}

const parameters = ['Credential', 'Signature', 'SignedHeaders'] as const

/**
 * Reads a signature of Signature Version 4 to the letter: the `Authorization` header, or the query of a
 * presigned request.
 *
 * Follows "Authenticating Requests (AWS Signature Version 4)" of the AWS IAM guide. Throws a Fault:
 * MissingAuthenticationTokenException where there is no signature, IncompleteSignatureException where
 * there is half of one, InvalidSignatureException where it is scoped to another service.
 */
export function readSignature(request: Pick<SignedRequest, 'headers' | 'query'>, service: string): Signature {
  const { headers } = request
  const header = one(headers, 'authorization')
  const presigned = readPresigned(request, service)
  if (presigned && header !== undefined)
    throw incomplete('A request is signed in its Authorization header or in its query, and not in both.')
  if (presigned) return presigned
  if (header === undefined || header.trim() === '') throw new Fault('MissingAuthenticationTokenException')
  const [name, ...rest] = header.trim().split(' ')
  if (name !== algorithm) throw incomplete(`Unsupported AWS 'algorithm': expected ${algorithm}`)

  const given = readParameters(rest.join(' '))
  const missing = parameters.filter((parameter) => !given.get(parameter))
  if (missing.length)
    throw incomplete(
      missing.map((parameter) => `Authorization header requires '${parameter}' parameter.`).join(' '),
    )
  const scope = readScope(given.get('Credential') ?? '', service)
  const sessionToken = one(headers, 'x-amz-security-token')
  const content = one(headers, 'x-amz-content-sha256')
  return {
    ...scope,
    signedHeaders: readSignedHeaders(given.get('SignedHeaders') ?? '', headers),
    signature: readSignatureDigits(given.get('Signature') ?? ''),
    signedAt: readDate(one(headers, 'x-amz-date'), scope.date, 'Authorization header'),
    ...(sessionToken !== undefined && { sessionToken }),
    ...(content !== undefined && { content }),
  }
}

function readParameters(text: string): ReadonlyMap<string, string> {
  const given = new Map<string, string>()
  for (const part of text.split(',')) {
    const at = part.indexOf('=')
    const name = part.slice(0, at).trim()
    if (at < 1 || given.has(name) || !parameters.some((parameter) => parameter === name))
      throw incomplete('Authorization header is not a list of Credential, SignedHeaders and Signature.')
    given.set(name, part.slice(at + 1).trim())
  }
  return given
}

/** The value of a header that may stand once. */
function one(headers: Headers, name: string): string | undefined {
  const value = headers[name]
  if (value === undefined || typeof value === 'string') return value
  if (value.length > 1) throw incomplete(`The header ${name} stands more than once.`)
  return value[0]
}
