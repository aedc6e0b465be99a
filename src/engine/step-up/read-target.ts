import { Fault } from '../../model/fault.ts'
import type { UserPool } from '../../model/pool.ts'
import type { Level, Proof } from '../../model/proof.ts'
import type { SignIn } from '../../model/sign-in.ts'
import type { JsonObject } from '../../model/trigger.ts'
import { hidesUsers } from '../client-rules.ts'
import type { Run, Step } from '../flow.ts'
import type { Ports } from '../ports.ts'
import { tierOf } from '../pools/tier.ts'
import type { Texts, Turn } from '../sign-in/turn.ts'
import { authorise } from '../steps/authorise.ts'
import { levelNamed, levelOf } from './levels.ts'
import { canReach } from './reach.ts'

// All sentences of this file are unverified.
const invalid = (message: string) => new Fault('InvalidParameterException', message)

const countable: readonly string[] = ['pwd', 'otp', 'sms', 'email_otp', 'swk', 'hwk'] satisfies Proof[]
const isProof = (word: unknown): word is Proof => typeof word === 'string' && countable.includes(word)

/** The levels that a caller would have reached, the most wanted first. Words that the pool does not know are passed over. */
function readLevels(pool: UserPool, said: string): readonly Level[] {
  if (tierOf(pool) === 'LITE') throw new Fault('FeatureUnavailableInTierException')
  const wanted = said.split(' ').flatMap((name) => levelNamed(pool, name) ?? [])
  if (!wanted.length) throw invalid('None of the requested ACR values is configured for the user pool.')
  return wanted
}

/** Seconds that a proof may be old; without bound where nothing is said. */
function readAge({ MAX_AGE }: Texts): number {
  if (MAX_AGE === undefined) return Number.POSITIVE_INFINITY
  if (!/^\d{1,10}$/.test(MAX_AGE)) throw invalid('MAX_AGE must be a non-negative integer.')
  return Number(MAX_AGE)
}

/** What the token in hand says of the same user. One of somebody else is no better than none. */
async function readToken(
  AccessToken: string,
  { pool, user }: Turn,
  ports: Ports,
  run: Run,
): Promise<JsonObject> {
  const held = await authorise.run({ AccessToken }, ports, run)
  if (held.pool.id !== pool.id || held.user.username !== user.username)
    throw new Fault('NotAuthorizedException', 'Invalid Access Token')
  return held.claims
}

/** Reads what level a sign-in by choice is to reach, and what of an earlier sign-in counts for it. */
export const readTarget: Step<Turn, { signIn: SignIn }> = {
  name: 'read target',
  async run(facts, ports, run) {
    const { pool, client, user, given, signIn } = facts
    const { TARGET_ACR_VALUES: said, ACCESS_TOKEN: token } = given
    if (token && !said) throw invalid('ACCESS_TOKEN requires TARGET_ACR_VALUES.')
    if (!said) return { signIn }
    const wanted = readLevels(pool, said)
    const age = readAge(given)
    const claims = token ? await readToken(token, facts, ports, run) : {}
    const { acr, amr, auth_time: since } = claims
    // A password that somebody else has replaced or shut since proves nothing any more.
    const replaced = user.status === 'FORCE_CHANGE_PASSWORD' || user.status === 'RESET_REQUIRED'
    const fresh = !replaced && typeof since === 'number' && ports.clock.now() / 1000 - since <= age
    const credit = fresh && Array.isArray(amr) ? amr.filter(isProof) : []
    // Where nobody may hear who exists, what is not set up is told only to whoever has begun to prove.
    const hidden = hidesUsers(client) && !token
    const level = wanted.find((each) => hidden || canReach(pool, user, { level: each, credit }))
    if (!level) throw invalid('User does not have the factors to satisfy any requested ACR value.')
    // By what it says and by what it rests on: nobody gets new tokens for an old one without a new proof.
    const has = fresh ? [levelNamed(pool, acr) ?? 0, levelOf(credit) ?? 0] : []
    if (has.some((each) => each >= level))
      throw invalid('The access token already satisfies the requested ACR value.')
    // The lower levels are reached by one proof, beside which none of before is to count.
    return { signIn: { ...signIn, target: { level, credit: level > 2 ? credit : [] } } }
  },
}
