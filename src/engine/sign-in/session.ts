import { Fault } from '../../model/fault.ts'
import type { AppClient } from '../../model/pool.ts'
import type { SignIn } from '../../model/sign-in.ts'
import { lifetimes } from '../client-rules.ts'
import type { Given, Step } from '../flow.ts'
import type { Ports, Unclaimed } from '../ports.ts'

/**
 * The session string is a claim ticket: which sign-in, and the secret that may answer it next. The
 * state itself stays in the store. Forty letters of base64, so that it also serves as `SECRET_BLOCK`,
 * by which SDKs answer `PASSWORD_VERIFIER` without a `Session`.
 */
const half = 20
export const drawHalf = ({ bytes }: Ports['random']) => bytes((half * 3) / 4).toString('base64')

const refusals: Readonly<Record<Unclaimed, string>> = {
  unknown: 'Invalid session for the user.',
  spent: 'Invalid session for the user, session can only be used once.',
  expired: 'Invalid session for the user, session is expired.',
}

/** How a session is refused that is not for what it is brought for. */
export const invalidSession = () => new Fault('NotAuthorizedException', refusals.unknown)

/** Takes a session, which nobody else can answer from now on. */
export async function claimSession(
  session: string,
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
): Promise<SignIn> {
  const signIn = await store.claim(session.slice(0, half), session.slice(half), clock.now())
  if (typeof signIn === 'string') throw new Fault('NotAuthorizedException', refusals[signIn])
  return signIn
}

/** Gives a session that was taken back, to be answered again. */
export const releaseSession = (session: string, { store }: Pick<Ports, 'store'>): Promise<void> =>
  store.release(session.slice(0, half))

/**
 * Runs a turn while holding its sign-in, so that of two answers only one is judged and no trigger
 * fires twice. Nothing is locked meanwhile: the other answer is refused at once. A verdict against
 * the caller ends the sign-in; any other refusal gives it back, to be answered again.
 */
export function holding<Needs extends { signIn: SignIn }, Gives extends Given>(
  turn: Step<Needs, Gives>,
): Step<Omit<Needs, 'signIn'> & { session: string }, Gives> {
  return {
    name: 'hold the session',
    parts: [turn],
    async run(facts, ports, run) {
      const signIn = await claimSession(facts.session, ports)
      try {
        return await turn.run({ ...facts, signIn } as unknown as Needs, ports, run)
      } catch (error) {
        const verdict = error instanceof Fault && error.code === 'NotAuthorizedException'
        if (!verdict) await ports.store.release(signIn.id)
        throw error
      }
    },
  }
}

/** Gives the session string that may answer the sign-in next. */
export const renewSession: Step<{ signIn: SignIn; client: AppClient }, { signIn: SignIn; session: string }> =
  {
    name: 'renew session',
    run({ signIn, client }, { random, clock }) {
      const ticket = drawHalf(random)
      const expiresAt = clock.now() + lifetimes(client).session * 1000
      return { signIn: { ...signIn, ticket, expiresAt }, session: signIn.id + ticket }
    },
  }

/** Puts the sign-in away until it is answered. */
export const keepSignIn: Step<{ signIn: SignIn }> = {
  name: 'keep sign-in',
  run({ signIn }, _, { effects }) {
    effects.push({ kind: 'keep sign-in', signIn })
    return undefined
  },
}
