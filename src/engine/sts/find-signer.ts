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

/**
 * Refuses temporary credentials, with which some operations cannot be called whatever policies say: `any` of them,
 * or those of `users` and whom they vouch for. Follows "Compare AWS STS credentials" of the IAM User Guide.
 */
export const refuseSessions = (operation: string, of: 'any' | 'users' = 'any'): Step<{ signer: Signer }> => ({
  name: 'refuse sessions',
  run({ signer: { session } }) {
    if (session && (of === 'any' || session.kind !== 'assumed role'))
      throw new Fault('AccessDeniedException', `Cannot call ${operation} with session credentials`)
    return undefined
  },
})
