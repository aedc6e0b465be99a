import { Fault } from '../../model/fault.ts'
import { choose, Flow, type Step } from '../flow.ts'

/** What proves a caller who sets up an authenticator: being signed in, or being asked to set one up. */
export interface Proof {
  readonly AccessToken?: string | undefined
  readonly Session?: string | undefined
  /** Where the session is brought: at the API, unless said. */
  readonly door?: 'pages' | undefined
}

type Way = 'signed in' | 'signing in'

/**
 * Goes one way for somebody who is signed in, and another for somebody whose sign-in asks for it. Each way
 * is given the proof it needs.
 */
export const byTokenOrSession = <Needs extends Proof, Gives extends object>(ways: {
  readonly 'signed in': Step<Needs & { AccessToken: string }, Gives>
  readonly 'signing in': Step<Needs & { session: string }, Gives>
}): Step<Needs, Gives> => {
  const readSession: Step<Proof, { session: string }> = {
    name: 'read session',
    run: ({ Session = '' }) => ({ session: Session }),
  }
  return choose<Needs, Way, Gives>(
    'by token or session',
    ({ AccessToken, Session }) => {
      // The sentence is unverified.
      if ((AccessToken === undefined) === (Session === undefined))
        throw new Fault(
          'InvalidParameterException',
          'Either AccessToken or Session must be given, and not both.',
        )
      return AccessToken === undefined ? 'signing in' : 'signed in'
    },
    // Chosen only where the token is there, which the compiler cannot follow through a table.
    {
      'signed in': ways['signed in'] as unknown as Step<Needs, Gives>,
      'signing in': new Flow('signing in', [readSession, ways['signing in']]) as unknown as Step<
        Needs,
        Gives
      >,
    },
  )
}
