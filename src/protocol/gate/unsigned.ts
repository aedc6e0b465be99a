import { queryParameters } from '../sigv4/percent.ts'

/** What a signature consists of in the query of a presigned request. */
export const signing: ReadonlySet<string> = new Set(
  [
    'Algorithm',
    'Content-Sha256',
    'Credential',
    'Date',
    'Expires',
    'Security-Token',
    'Signature',
    'SignedHeaders',
  ].map((name) => `X-Amz-${name}`),
)

/** A query without the signature in it, however that is written; the rest to the letter. */
export const unsigned = (query: string): string =>
  query
    .split('&')
    .filter((part) => !signing.has(queryParameters(part)[0]?.[0] ?? ''))
    .join('&')
