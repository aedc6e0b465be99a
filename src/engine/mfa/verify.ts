import type { SignIn } from '../../model/sign-in.ts'
import type { User } from '../../model/user.ts'
import { commit } from '../effect.ts'
import { flow, type Step } from '../flow.ts'
import { holding, keepSignIn, renewSession } from '../sign-in/session.ts'
import { authorise } from '../steps/authorise.ts'
import { checkTotp } from '../steps/check-totp.ts'
import { byTokenOrSession, type Proof } from './by-token-or-session.ts'
import { checkAuthenticatorsEnabled } from './check-enabled.ts'
import { readSetup, withSetup, type HeldSetup } from './held-setup.ts'

/** The code that an app shows, and what its owner calls the device. */
export interface Shown extends Proof {
  readonly UserCode: string
  readonly FriendlyDeviceName?: string | undefined
}

// The sentence is unverified.
const check = checkTotp({
  code: 'EnableSoftwareTokenMFAException',
  message: 'Code mismatch and fail enable Software Token MFA',
})

const named = (name: string | undefined) => (name ? { name } : {})

const keepForUser: Step<Shown & { user: User }> = {
  name: 'keep authenticator',
  run({ user, FriendlyDeviceName }, _, { effects }) {
    const { pending: seed = '', ...factors } = user.factors ?? {}
    const authenticator = { seed, ...named(FriendlyDeviceName) }
    const set = { factors: { ...factors, authenticator } }
    effects.push({ kind: 'patch user', poolId: user.poolId, username: user.username, set })
    return undefined
  },
}

const signedIn: Step<Shown & { AccessToken: string }, { session: string | undefined }> = flow<
  Shown & { AccessToken: string }
>('verify')
  .step(authorise)
  .step(checkAuthenticatorsEnabled)
  .step({
    name: 'read seed',
    run: ({ user, UserCode }: Shown & { user: User }) => ({
      seed: user.factors?.pending ?? '',
      shownCode: UserCode,
    }),
  })
  .step(check)
  .step(keepForUser)
  .step({ name: 'no session', run: () => ({ session: undefined }) })

const keepForSignIn: Step<Shown & HeldSetup, { signIn: SignIn }> = {
  name: 'keep that the authenticator works',
  run: ({ signIn, memory: { seed = '' }, FriendlyDeviceName }) => ({
    signIn: withSetup(signIn, { seed, ...named(FriendlyDeviceName), verified: true }),
  }),
}

const signingIn: Step<Shown & { session: string }, { session: string | undefined }> = holding(
  flow<Shown & { signIn: SignIn }>('verify')
    .step(readSetup)
    .step(checkAuthenticatorsEnabled)
    .step({
      name: 'read seed',
      run: ({ memory, signIn, UserCode }: Shown & HeldSetup) => ({
        seed: memory.seed ?? '',
        shownCode: UserCode,
        user: { username: signIn.username },
      }),
    })
    .step(check)
    .step(keepForSignIn)
    .step(renewSession)
    .step(keepSignIn)
    .step(commit),
) as unknown as Step<Shown & { session: string }, { session: string | undefined }>

/** Takes the first right code of an authenticator app as the sign that it works. */
export const verifyAuthenticator: Step<Shown, { session: string | undefined }> = byTokenOrSession<
  Shown,
  { session: string | undefined }
>({ 'signed in': signedIn, 'signing in': signingIn })
