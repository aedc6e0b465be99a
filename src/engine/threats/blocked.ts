import type { AuthEvent } from '../../model/auth-event.ts'
import { Fault, type FaultCode } from '../../model/fault.ts'
import type { Effect } from '../effect.ts'

/** A refusal that leaves something behind, although the run has failed: what is noted, changed and told of it. */
export class Blocked extends Fault {
  readonly event: AuthEvent
  readonly effects: readonly Effect[]

  constructor(code: FaultCode, message: string | undefined, event: AuthEvent, effects: readonly Effect[]) {
    super(code, message)
    this.event = event
    this.effects = effects
  }
}
