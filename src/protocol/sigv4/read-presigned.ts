import { incomplete } from './incomplete.ts'
import { queryParameters } from './percent.ts'
import { algorithm, readDate, readScope, readSignatureDigits, readSignedHeaders } from './read-parts.ts'
import type { Signature } from './read.ts'
import type { SignedRequest } from './signed-request.ts'

const needed = ['Algorithm', 'Credential', 'Date', 'Signature', 'SignedHeaders'] as const
const optional = ['Content-Sha256', 'Expires', 'Security-Token'] as const
const names = new Set<string>([...needed, ...optional].map((name) => `X-Amz-${name}`))

/** How long a presigned request is good where it does not say, in seconds: only Amazon S3 wants it said. */
const usual = 900
const longest = 7 * 24 * 60 * 60

/** Reads the signature in the query of a presigned request; nothing where there is none. */
export function readPresigned(
  { query, headers }: Pick<SignedRequest, 'headers' | 'query'>,
  expected: string,
): Signature | undefined {
  if (!query.includes('X-Amz-')) return undefined
  const given = new Map<string, string>()
  for (const [name, value] of queryParameters(query)) {
    if (!names.has(name)) continue
    if (given.has(name)) throw incomplete(`AWS query-string parameter ${name} stands more than once.`)
    given.set(name, value)
  }
  const of = (name: (typeof needed | typeof optional)[number]) => given.get(`X-Amz-${name}`)
  if (of('Algorithm') === undefined && of('Signature') === undefined) return undefined
  const missing = needed.filter((name) => !of(name))
  if (missing.length)
    throw incomplete(
      missing.map((name) => `AWS query-string parameters must include 'X-Amz-${name}'.`).join(' '),
    )
  if (of('Algorithm') !== algorithm) throw incomplete(`Unsupported AWS 'algorithm': expected ${algorithm}`)
  const scope = readScope(of('Credential') ?? '', expected)
  const sessionToken = of('Security-Token')
  const content = of('Content-Sha256') ?? headers['x-amz-content-sha256']
  return {
    ...scope,
    signedHeaders: readSignedHeaders(of('SignedHeaders') ?? '', headers),
    signature: readSignatureDigits(of('Signature') ?? ''),
    signedAt: readDate(of('Date'), scope.date, 'A presigned request'),
    ...(sessionToken !== undefined && { sessionToken }),
    ...(typeof content === 'string' && { content }),
    presigned: { expires: readExpires(of('Expires'), scope.service) },
  }
}

function readExpires(text: string | undefined, service: string): number {
  if (text === undefined && service !== 's3') return usual
  const seconds = /^\d{1,6}$/.test(text ?? '') ? Number(text) : 0
  if (seconds < 1 || seconds > longest)
    throw incomplete(`'X-Amz-Expires' must be a number of seconds from 1 to ${longest}.`)
  return seconds
}
