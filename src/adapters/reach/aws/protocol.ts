import type { JsonObject } from '../../../model/trigger.ts'
import type { AwsFault } from './aws-fault.ts'

/** A request to a service, its body as text. */
export interface Spoken {
  readonly method: string
  readonly path: string
  /** By lower-case name. */
  readonly headers: ReadonlyMap<string, string>
  readonly body: string
}

/** What is asked of a service. */
export interface Asked {
  readonly operation: string
  readonly input: JsonObject
}

/** What goes back, before it is a `WebResponse`. */
export interface Said {
  readonly status: number
  readonly type: string
  readonly headers?: readonly (readonly [name: string, value: string])[]
  readonly body: string
}

/** One way in which services of AWS are spoken to. */
export interface Protocol {
  /** What a request asks; throws an `AwsFault` where it cannot be read. */
  read(spoken: Spoken): Asked
  answer(operation: string, output: JsonObject, requestId: string): Said
  refuse(fault: AwsFault, requestId: string): Said
}
