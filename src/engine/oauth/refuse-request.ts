import { Fault, type FaultCode } from '../../model/fault.ts'
import type { Step } from '../flow.ts'
import type { Texts } from '../sign-in/turn.ts'

/** A request that is refused, and why: for an account of it, since whoever runs the app is told nowhere else. */
export const refuseRequest: Step<
  { readonly asked: Texts; readonly error: FaultCode; readonly why: string },
  object
> = {
  name: 'read request',
  run({ error, why }) {
    throw new Fault(error, why)
  },
}
