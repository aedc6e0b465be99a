import { Fault } from '../../model/fault.ts'
import type { Signer } from '../../model/session.ts'
import type { Step } from '../flow.ts'

/** Finds who signed the request. */
export const findSigner: Step<object, { signer: Signer }> = {
  name: 'find signer',
  run(_, { caller }) {
    if (!caller.signer) throw new Fault('MissingAuthenticationTokenException')
    return { signer: caller.signer }
  },
}

/** Refuses temporary credentials, with which some operations cannot be called whatever policies say. */
export const refuseSessions = (operation: string): Step<{ signer: Signer }> => ({
  name: 'refuse sessions',
  run({ signer }) {
    if (signer.session)
      throw new Fault('AccessDeniedException', `Cannot call ${operation} with session credentials`)
    return undefined
  },
})
