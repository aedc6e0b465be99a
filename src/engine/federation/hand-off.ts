import type { Authorization } from '../../model/authorization.ts'
import type { HandOff } from '../../model/hand-off.ts'
import type { UserPool } from '../../model/pool.ts'
import type { Step } from '../flow.ts'
import type { Ports } from '../ports.ts'
import { hashOf, same } from '../secrets/hash.ts'
import type { IdentityProvider } from './federation-port.ts'

/** Milliseconds in which a browser must come back from a provider. */
export const handOffLife = 5 * 60_000

/** Milliseconds in which a browser that has sent a form must have been sent round. */
const roundLife = 60_000

const drawWord = ({ bytes }: Ports['random']) => bytes(32).toString('base64url')

/** Draws a word that nobody guesses, and that a provider gives back. */
export const drawState: Step<object, { state: string }> = {
  name: 'draw state',
  run: (_, { random }) => ({ state: drawWord(random) }),
}

/** What is kept of a browser on its way to a provider. */
export interface HandingOff {
  readonly authorization: Authorization
  readonly idp: IdentityProvider
  /** What the browser keeps to be known again. */
  readonly cookie: string
  readonly returnTo: string
  readonly state: string
  /** What only the right answer brings along. */
  readonly proofs: Pick<HandOff, 'nonce' | 'codeVerifier' | 'requestId'>
}

/** Keeps what a browser is sent to a provider for, until it comes back. */
export const keepHandOff: Step<HandingOff> = {
  name: 'keep hand-off',
  run({ authorization, idp, cookie, returnTo, state, proofs }, { clock }, { effects }) {
    effects.push({
      kind: 'keep hand-off',
      handOff: {
        ...proofs,
        hash: hashOf(state),
        authorization,
        provider: idp.ProviderName,
        browser: hashOf(cookie),
        returnTo,
        expiresAt: clock.now() + handOffLife,
      },
    })
    return undefined
  },
}

type Means = Pick<Ports, 'store' | 'clock' | 'random'>

/** Takes what a browser was sent to a provider for, by the word that came back with it: once, whoever brings it. */
async function takeAnyone(pool: UserPool, state: string, { store, clock }: Means) {
  const handOff = await store.takeHandOff(hashOf(state))
  const counts = handOff?.authorization.poolId === pool.id && handOff.expiresAt > clock.now()
  return counts ? handOff : undefined
}

/**
 * Takes what this browser was sent to a provider for. What another browser was sent for is nothing to it: otherwise
 * somebody could be signed in as somebody else, by following a link.
 */
export async function takeHandOff(
  pool: UserPool,
  { state, cookie }: { readonly state: string | undefined; readonly cookie: string | undefined },
  means: Means,
): Promise<HandOff | undefined> {
  const handOff = state === undefined ? undefined : await takeAnyone(pool, state, means)
  return handOff && cookie !== undefined && same(handOff.browser, hashOf(cookie)) ? handOff : undefined
}

/**
 * Puts an answer aside that came as another site's form, which brings no cookie along: the browser comes for it
 * with the word that this gives, as it comes to any page. An answer that nobody waits for is not kept.
 */
export async function putAside(
  pool: UserPool,
  {
    state,
    answer,
  }: { readonly state: string | undefined; readonly answer: Readonly<Record<string, string>> },
  means: Means,
): Promise<string | undefined> {
  const handOff = state === undefined ? undefined : await takeAnyone(pool, state, means)
  if (!handOff || handOff.answer) return undefined
  const next = drawWord(means.random)
  const expiresAt = Math.min(handOff.expiresAt, means.clock.now() + roundLife)
  await means.store.commit([
    { kind: 'keep hand-off', handOff: { ...handOff, hash: hashOf(next), answer, expiresAt } },
  ])
  return next
}
