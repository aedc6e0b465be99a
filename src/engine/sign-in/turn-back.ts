import { Fault } from '../../model/fault.ts'
import type { AppClient, UserPool } from '../../model/pool.ts'
import type { ChallengeName, SignIn } from '../../model/sign-in.ts'
import { commit } from '../effect.ts'
import { flow, type Step } from '../flow.ts'
import { recogniseUser } from '../steps/recognise-user.ts'
import type { Circumstances } from '../threats/circumstances.ts'
import { watched } from '../threats/watch.ts'
import { advance } from './advance.ts'
import { reloadUser } from './answer.ts'
import { holding, invalidSession } from './session.ts'
import type { Outcome, Texts, Turn } from './turn.ts'

/** What somebody at the pages may want instead of answering. */
export type Wish = 'another code' | 'another way'

/** Codes that one sign-in sends beyond the first of each. */
const mostCodes = 3

const sent: readonly ChallengeName[] = ['EMAIL_OTP', 'SMS_OTP', 'SMS_MFA']

/** What a visitor can do at this question beside answering it. */
export function wishesAt({ asked, flow, factor, mfa, codes = 0 }: SignIn): readonly Wish[] {
  if (!asked) return []
  // What was chosen by the pool's rules, and not by the visitor, is not theirs to choose again.
  const chosen = (flow === 'USER_AUTH' && factor === asked.name) || mfa === asked.name
  const again = sent.includes(asked.name) && codes < mostCodes
  return [...(again ? (['another code'] as const) : []), ...(chosen ? (['another way'] as const) : [])]
}

/** Who goes back, and from which question. */
export interface Returning extends Circumstances {
  readonly pool: UserPool
  readonly client: AppClient
  readonly session: string
  readonly wish: Wish
}

const checkHere: Step<Returning & { signIn: SignIn }> = {
  name: 'check session',
  run({ pool, client, signIn }) {
    const { authorization, poolId, clientId, asked } = signIn
    if (!authorization || !asked || poolId !== pool.id || clientId !== client.id) throw invalidSession()
    return undefined
  },
}

/** Takes the choice back, or counts the code. What was proved stays proved, and nothing more is. */
const takeBack: Step<
  Returning & { signIn: SignIn },
  { signIn: SignIn; given: Texts; clientMetadata: undefined }
> = {
  name: 'take back',
  run({ signIn, wish }) {
    if (!wishesAt(signIn).includes(wish)) throw new Fault('TooManyRequestsException')
    const { asked, factor, mfa, codes = 0, ...rest } = signIn
    const counted = { codes: wish === 'another code' ? codes + 1 : codes }
    const stays =
      wish === 'another code'
        ? { ...(factor && { factor }), ...(mfa && { mfa }) }
        : { ...(factor && factor !== asked?.name && { factor }), ...(mfa && mfa !== asked?.name && { mfa }) }
    return { signIn: { ...rest, ...stays, ...counted }, given: {}, clientMetadata: undefined }
  },
}

/** Asks the same again with another code, or what to choose from. The question before no longer counts. */
export const turnBack: Step<Returning, { outcome: Outcome }> = holding(
  flow<Returning & { signIn: SignIn }>('turn back')
    .step(checkHere)
    .step(reloadUser)
    .step(recogniseUser('sign-in'))
    .step(takeBack)
    .step(watched(advance as Step<Turn, { outcome: Outcome }>))
    .step(commit), // while the session is held: who is refused here may go on
)
