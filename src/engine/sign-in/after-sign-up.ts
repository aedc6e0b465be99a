import type { AppClient, UserPool } from '../../model/pool.ts'
import type { SignIn } from '../../model/sign-in.ts'
import type { User } from '../../model/user.ts'
import { allows, lifetimes } from '../client-rules.ts'
import type { Given, Step } from '../flow.ts'
import { codeLife } from '../messages/send-code.ts'
import type { Ports } from '../ports.ts'
import { claimSession, drawHalf, invalidSession, releaseSession } from './session.ts'

interface SigningUp {
  readonly pool: UserPool
  readonly client: AppClient
  readonly user: User
  readonly typed: string
  /** Whether it is done at the pool's own pages, which need nobody's leave to go on with it. */
  readonly atPages?: true
}

/** A sign-in that goes on where a sign-up ends. Nothing is asked in it yet, so nobody can answer it. */
function resting(
  { pool, client, user, typed }: SigningUp,
  afterSignUp: NonNullable<SignIn['afterSignUp']>,
  seconds: number,
  { random, clock }: Pick<Ports, 'random' | 'clock'>,
  id = drawHalf(random),
): SignIn & { readonly ticket: string } {
  return {
    id,
    poolId: pool.id,
    clientId: client.id,
    username: user.username,
    typed,
    flow: 'USER_AUTH',
    expiresAt: clock.now() + seconds * 1000,
    results: [],
    afterSignUp,
    ticket: drawHalf(random),
  }
}

/**
 * Gives whoever signs up a session to confirm with, where the client allows to sign in by choice. It lasts as
 * long as the code does, without which it is nothing; how long Cognito's lasts is unverified.
 */
export const beginAfterSignUp: Step<SigningUp, { session: string | undefined }> = {
  name: 'begin the sign-in after sign-up',
  run(facts, ports, { effects }) {
    if (!facts.atPages && !allows(facts.client, 'USER_AUTH')) return { session: undefined }
    const signIn = resting(facts, 'unconfirmed', codeLife('sign-up') / 1000, ports)
    effects.push({ kind: 'keep sign-in', signIn })
    return { session: signIn.id + signIn.ticket }
  },
}

const isOf = (signIn: SignIn, { pool, client, user }: Omit<SigningUp, 'typed'>) =>
  signIn.poolId === pool.id && signIn.clientId === client.id && signIn.username === user.username

/**
 * Gives whoever has brought the code of a sign-up a session that signs in at once, with the session of the sign-up or
 * without. Where the client asks for a password, only the browser goes on at the pages in which one was just chosen.
 */
export const continueAfterSignUp: Step<
  SigningUp & { readonly Session?: string | undefined },
  { session: string | undefined }
> = {
  name: 'continue the sign-in after sign-up',
  async run(facts, ports, { effects }) {
    const { client, Session, atPages } = facts
    const chosenHere = atPages && Session !== undefined
    if (!chosenHere && !allows(client, 'USER_AUTH')) return { session: undefined }
    const begun = Session === undefined ? undefined : await claimSession(Session, ports)
    if (begun && !(begun.afterSignUp === 'unconfirmed' && isOf(begun, facts))) throw invalidSession()
    const signIn = resting(facts, 'confirmed', lifetimes(client).session, ports, begun?.id)
    effects.push({ kind: 'keep sign-in', signIn })
    return { session: signIn.id + signIn.ticket }
  },
}

/** Confirms by these steps, and where they refuse gives the session of the sign-up back: it may be brought again with another wish. */
export function confirmAfterSignUp<
  Needs extends { readonly session: string | undefined; readonly Session?: string | undefined },
  Gives extends Given,
>(steps: Step<Needs, Gives>): Step<Needs, Gives> {
  return {
    name: 'confirm, or give the session back',
    parts: [steps],
    async run(facts, ports, run) {
      try {
        return await steps.run(facts, ports, run)
      } catch (error) {
        if (facts.session !== undefined && facts.Session !== undefined)
          await releaseSession(facts.Session, ports)
        throw error
      }
    },
  }
}

/** Makes sure that a session is one of a sign-up that was confirmed, and is brought by the same client. */
export const checkConfirmed: Step<{ pool: UserPool; client: AppClient; signIn: SignIn }> = {
  name: 'check that the sign-up was confirmed',
  run({ pool, client, signIn }) {
    const { afterSignUp, poolId, clientId } = signIn
    if (afterSignUp !== 'confirmed' || poolId !== pool.id || clientId !== client.id) throw invalidSession()
    return undefined
  },
}
