import type { Asked } from '../../engine/access.ts'
import type { Fault } from '../../model/fault.ts'
import type { Headers, SignedRequest } from '../sigv4/signed-request.ts'
import type { Signature } from '../sigv4/read.ts'

/** What a request wants, and how it goes on where that could be read in two ways. */
export interface Wanted {
  /** What IAM is asked; all of it must be allowed. */
  readonly asked: readonly Asked[]
  /** Path and query, as they were read. */
  readonly target?: string
  readonly headers?: Headers
  readonly body?: Buffer
}

/** Where what a gate protects lives, and what time it is there. */
export interface Home {
  readonly account: string
  readonly region: string
  /** Milliseconds since 1970. */
  readonly now: number
}

/** What a dialect needs of the server behind: the partition key of a table, from whoever has it. */
export interface Behind {
  partitionKey(table: string, index: string | undefined, region: string): Promise<string | undefined>
}

/** A request whose signature is proven; its body is there where the dialect asked for it. */
export type ProvenRequest = SignedRequest & { readonly signature: Pick<Signature, 'presigned' | 'signedAt'> }

/** How one dialect is understood, and how it is refused. */
export interface Dialect {
  /** The service that signatures are for. */
  readonly service: string
  /** Whether it takes the body to know what a request does. */
  readsBody(request: Pick<SignedRequest, 'method' | 'query'>): boolean
  /** What a request does, to what. Throws a `Refused` of a request that it does not understand: nothing passes unread. */
  read(request: ProvenRequest, home: Home, behind: Behind): Wanted | Promise<Wanted>
  /** Where a browser's preflight goes on to, where the service answers everybody's. */
  preflight?(request: Pick<SignedRequest, 'method' | 'path' | 'query' | 'headers'>): string
  /** A refusal, as clients of this dialect read it. */
  refuse(refusal: Refused | Fault, id: string): GateAnswer
}

/** An answer of the gate's own. */
export interface GateAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** A request that the gate does not let through, for a reason that is not one of signatures. */
export class Refused extends Error {
  override readonly name = 'Refused'
  readonly status: number
  readonly code: string

  constructor(status: number, code: string, message: string, options?: ErrorOptions) {
    super(message, options)
    this.status = status
    this.code = code
  }
}
