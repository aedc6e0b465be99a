import type { UserPool } from '../../model/pool.ts'
import type { Proof } from '../../model/proof.ts'
import type { ChallengeResult, SignIn } from '../../model/sign-in.ts'
import { tierOf } from '../pools/tier.ts'
import { acrOf, levelOf } from './levels.ts'

type Proved = Pick<SignIn, 'results' | 'passkey' | 'target'>

/** What the answer to a question proves, by its name. A device, or a question of a script, proves nothing that counts. */
const proofs: Readonly<Partial<Record<ChallengeResult['challengeName'], Proof>>> = {
  PASSWORD: 'pwd',
  PASSWORD_VERIFIER: 'pwd',
  SOFTWARE_TOKEN_MFA: 'otp',
  // Whoever sets an authenticator up has shown a right code of it. That this counts is unverified.
  MFA_SETUP: 'otp',
  SMS_MFA: 'sms',
  SMS_OTP: 'sms',
  EMAIL_OTP: 'email_otp',
}

/** What a sign-in has proved, each once and in its order, with what counts of an earlier one before it. */
export function proofsOf({ results, passkey = 'swk', target }: Proved): readonly Proof[] {
  const given = results
    .filter(({ challengeResult }) => challengeResult)
    .flatMap(({ challengeName }) => (challengeName === 'WEB_AUTHN' ? passkey : (proofs[challengeName] ?? [])))
  return [...new Set([...(target?.credit ?? []), ...given])]
}

/** What tokens say of how strongly and by what somebody has proved who they are. */
export interface ProofClaims {
  readonly acr?: string
  readonly amr?: readonly string[]
}

// That tokens of pools of the lowest tier say nothing of it is unverified.
/** What tokens say of the proofs of a sign-in. */
export function proofClaims(pool: UserPool, signIn: Proved): ProofClaims {
  const proved = proofsOf(signIn)
  if (!proved.length || tierOf(pool) === 'LITE') return {}
  const level = levelOf(proved)
  return {
    ...(level && { acr: acrOf(pool)[`Level${level}`].AcrValue }),
    amr: [...proved, ...(proved.length > 1 ? ['mfa'] : [])],
  }
}
