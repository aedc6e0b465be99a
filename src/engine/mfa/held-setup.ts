import { Fault } from '../../model/fault.ts'
import type { AppClient, UserPool } from '../../model/pool.ts'
import type { Memory, SignIn } from '../../model/sign-in.ts'
import type { Step } from '../flow.ts'
import type { Proof } from './by-token-or-session.ts'

/** A sign-in that asks for a second proof to be set up, with its pool and its client. */
export interface HeldSetup {
  readonly signIn: SignIn
  readonly pool: UserPool
  readonly client: AppClient
  readonly memory: Memory['MFA_SETUP']
}

/** Reads what a sign-in asks, which must be that a second proof is set up, where it was begun: at the API, or at the pages. */
export const readSetup: Step<{ signIn: SignIn } & Pick<Proof, 'door'>, Omit<HeldSetup, 'signIn'>> = {
  name: 'read what is set up',
  async run({ signIn: { asked, clientId, authorization }, door = 'api' }, { pools }) {
    const found = await pools.byClientId(clientId)
    const elsewhere = (authorization ? 'pages' : 'api') !== door
    if (asked?.name !== 'MFA_SETUP' || !found || elsewhere)
      throw new Fault('NotAuthorizedException', 'Invalid session for the user.')
    return { ...found, memory: asked.memory }
  },
}

/** The sign-in as it is after something was set up. */
export const withSetup = (signIn: SignIn, memory: Memory['MFA_SETUP']): SignIn => ({
  ...signIn,
  asked: { name: 'MFA_SETUP', memory },
})
