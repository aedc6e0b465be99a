import type { Asked } from '../../engine/access.ts'
import type { Fault } from '../../model/fault.ts'
import type { SignedRequest } from '../sigv4/signed-request.ts'

/** What a request wants. */
export interface Wanted {
  /** What IAM is asked; all of it must be allowed. */
  readonly asked: readonly Asked[]
  /** What goes on in place of the body, where that could be read in two ways. */
  readonly body?: Buffer
}

/** Where ARNs of what a gate protects live. */
export interface Home {
  readonly account: string
  readonly region: string
}

/** What a dialect needs of the server behind: the partition key of a table, from whoever has it. */
export interface Behind {
  partitionKey(table: string, index: string | undefined, region: string): Promise<string | undefined>
}

/** How one dialect is understood, and how it is refused. */
export interface Dialect {
  /** The service that signatures are for. */
  readonly service: string
  /** What a request does, to what. Throws a `Refused` of a request that it does not understand: nothing passes unread. */
  read(request: SignedRequest, home: Home, behind: Behind): Wanted | Promise<Wanted>
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

  constructor(status: number, code: string, message: string) {
    super(message)
    this.status = status
    this.code = code
  }
}
