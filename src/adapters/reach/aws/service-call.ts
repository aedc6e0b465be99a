import type { Invocation } from '../../../engine/ports.ts'
import type { AwsReach, JsonObject } from '../../../model/trigger.ts'

/** What an operation of a service is asked, and by whom. */
export interface ServiceCall {
  readonly operation: string
  readonly input: JsonObject
  /** What the trigger declares of the service. */
  readonly reach: AwsReach
  readonly call: Invocation
  readonly region: string
  readonly account: string
  /** Milliseconds since 1970. */
  readonly now: number
  readonly signal: AbortSignal
}

/** An operation of a service: gives its output, or throws an `AwsFault`. */
export type ServiceOperation = (asked: ServiceCall) => Promise<JsonObject>

/** A service, its operations by name. */
export type Service = Readonly<Record<string, ServiceOperation>>
