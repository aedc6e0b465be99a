import type { SignIn } from '../../model/sign-in.ts'
import type { User } from '../../model/user.ts'
import { flow, type Step } from '../flow.ts'
import { holding, keepSignIn, renewSession } from '../sign-in/session.ts'
import { commit } from '../effect.ts'
import { authorise } from '../steps/authorise.ts'
import { byTokenOrSession, type Proof } from './by-token-or-session.ts'
import { checkAuthenticatorsEnabled } from './check-enabled.ts'
import { readSetup, withSetup, type HeldSetup } from './held-setup.ts'
import { drawSeed } from './seed.ts'

/** A seed for somebody's authenticator, and the session to go on with where one was brought. */
export interface Associated {
  readonly seed: string
  readonly session: string | undefined
}

const forUser: Step<{ user: User }, { seed: string }> = {
  name: 'draw seed for user',
  run({ user }, { random }, { effects }) {
    const seed = drawSeed(random)
    const factors = { ...user.factors, pending: seed }
    effects.push({ kind: 'patch user', poolId: user.poolId, username: user.username, set: { factors } })
    return { seed }
  },
}

const forSignIn: Step<HeldSetup, { seed: string; signIn: SignIn }> = {
  name: 'draw seed for sign-in',
  run({ signIn }, { random }) {
    const seed = drawSeed(random)
    return { seed, signIn: withSetup(signIn, { seed }) }
  },
}

const signedIn: Step<Proof & { AccessToken: string }, Associated> = flow<Proof & { AccessToken: string }>(
  'associate',
)
  .step(authorise)
  .step(checkAuthenticatorsEnabled)
  .step(forUser)
  .step({ name: 'no session', run: () => ({ session: undefined }) })

const signingIn: Step<Proof & { session: string }, Associated> = holding(
  flow<Proof & { signIn: SignIn }>('associate')
    .step(readSetup)
    .step(checkAuthenticatorsEnabled)
    .step(forSignIn)
    .step(renewSession)
    .step(keepSignIn)
    .step(commit),
) as unknown as Step<Proof & { session: string }, Associated>

/** Draws a seed for an authenticator app, which counts once the app has shown a right code. */
export const associateAuthenticator: Step<Proof, Associated> = byTokenOrSession<Proof, Associated>({
  'signed in': signedIn,
  'signing in': signingIn,
})
