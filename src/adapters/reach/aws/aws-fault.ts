import type { JsonObject } from '../../../model/trigger.ts'

/** A refusal as a service of AWS would say it: the code is what a script may act upon. */
export class AwsFault extends Error {
  override readonly name = 'AwsFault'
  readonly code: string
  /** Members of the error beside its message. */
  readonly more: JsonObject
  /** Of HTTP. */
  readonly status: number

  constructor(
    code: string,
    message: string,
    { status = 400, more = {} }: { status?: number; more?: JsonObject } = {},
  ) {
    super(message)
    this.code = code
    this.status = status
    this.more = more
  }
}

/** An input that breaks a rule of its operation. */
export const invalid = (message: string): AwsFault => new AwsFault('ValidationException', message)
