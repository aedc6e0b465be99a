import { escaped } from '../aws-query/xml.ts'
import type { Answer } from '../exchange.ts'

/** A refusal of Amazon S3. */
export class UploadRefused extends Error {
  override readonly name = 'UploadRefused'
  readonly code: string
  readonly status: number
  /** Elements beside the code and the message. */
  readonly more: Readonly<Record<string, string | number>>

  constructor(code: string, status: number, message: string, more: UploadRefused['more'] = {}) {
    super(message)
    this.code = code
    this.status = status
    this.more = more
  }
}

/** The codes and sentences of Amazon S3. */
export const refusals = {
  denied: () => new UploadRefused('AccessDenied', 403, 'Access Denied'),
  expired: (more: UploadRefused['more']) =>
    new UploadRefused('AccessDenied', 403, 'Request has expired', more),
  mismatch: () =>
    new UploadRefused(
      'SignatureDoesNotMatch',
      403,
      'The request signature we calculated does not match the signature you provided. Check your key and signing method.',
    ),
  tooLarge: (ProposedSize: number, MaxSizeAllowed: number) =>
    new UploadRefused('EntityTooLarge', 400, 'Your proposed upload exceeds the maximum allowed size', {
      ProposedSize,
      MaxSizeAllowed,
    }),
  noLength: () =>
    new UploadRefused('MissingContentLength', 411, 'You must provide the Content-Length HTTP header.'),
  incomplete: () =>
    new UploadRefused(
      'IncompleteBody',
      400,
      'You did not provide the number of bytes specified by the Content-Length HTTP header',
    ),
} as const

/** A refusal as Amazon S3 writes it. */
export function refusedInXml({ code, status, message, more }: UploadRefused, id: string): Answer {
  const elements = Object.entries({ Code: code, Message: message, ...more, RequestId: id, HostId: id })
    .map(([name, value]) => `<${name}>${escaped(String(value))}</${name}>`)
    .join('')
  const headers = { 'content-type': 'application/xml', 'x-amz-request-id': id, 'x-amz-id-2': id }
  return { status, headers, body: `<?xml version="1.0" encoding="UTF-8"?>\n<Error>${elements}</Error>` }
}
