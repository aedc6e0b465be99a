import type { Memory } from '../../model/sign-in.ts'
import type { Challenge } from '../challenge.ts'
import { flow, type Step } from '../flow.ts'
import type { Turn } from '../sign-in/turn.ts'
import { checkSrpClaim } from '../steps/check-srp-claim.ts'
import { checkStatusInTurn } from '../steps/check-status.ts'
import { countAttempt, forgetAttempts } from '../steps/count-attempt.ts'
import { inTurn } from '../steps/in-turn.ts'
import { openSrp } from '../steps/open-srp.ts'
import { pass } from '../steps/pass.ts'

type Claimed = Turn & { readonly memory: Memory['PASSWORD_VERIFIER'] }

const judge: Step<Claimed> = flow<Claimed>('judge')
  .step(countAttempt('password'))
  .step(checkSrpClaim)
  .step(forgetAttempts('password')) as unknown as Step<Claimed>

/** Asks for proof of the password, which itself is never sent. */
export const PASSWORD_VERIFIER: Challenge<'PASSWORD_VERIFIER'> = {
  ask: openSrp,
  answer: flow<Claimed>('PASSWORD_VERIFIER')
    .step(inTurn(judge))
    .step(checkStatusInTurn)
    .step(pass('PASSWORD_VERIFIER')),
}
