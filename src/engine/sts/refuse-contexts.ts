import { Fault } from '../../model/fault.ts'
import type { Step } from '../flow.ts'

/** Refuses contexts of other services: only IAM Identity Center makes them, and it is none of this server's. */
export const refuseContexts: Step<{ ProvidedContexts?: readonly object[] | undefined }> = {
  name: 'refuse contexts',
  run({ ProvidedContexts }) {
    if (ProvidedContexts?.length)
      throw new Fault('InvalidParameterValue', 'The provided context assertion could not be verified.')
    return undefined
  },
}
