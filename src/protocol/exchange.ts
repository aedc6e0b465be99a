import type { IncomingHttpHeaders } from 'node:http'
import type { SignedRequest } from './sigv4/signed-request.ts'

/** A request to the root of the server, read to its end. */
export interface Ask extends SignedRequest {
  /** What the answer says as `x-amzn-RequestId`, and the name of an incident in the log. */
  readonly id: string
  readonly headers: IncomingHttpHeaders
  readonly ip?: string
}

/** What is sent back: never HTML. */
export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}
