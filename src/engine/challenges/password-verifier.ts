import type { Memory } from '../../model/sign-in.ts'
import type { Challenge } from '../challenge.ts'
import { flow } from '../flow.ts'
import type { Turn } from '../sign-in/turn.ts'
import { checkSrpClaim } from '../steps/check-srp-claim.ts'
import { checkStatusInTurn } from '../steps/check-status.ts'
import { countAttempt, forgetAttempts } from '../steps/count-attempt.ts'
import { openSrp } from '../steps/open-srp.ts'
import { pass } from '../steps/pass.ts'

/** Asks for proof of the password, which itself is never sent. */
export const PASSWORD_VERIFIER: Challenge<'PASSWORD_VERIFIER'> = {
  ask: openSrp,
  answer: flow<Turn & { memory: Memory['PASSWORD_VERIFIER'] }>('PASSWORD_VERIFIER')
    .step(countAttempt('password'))
    .step(checkSrpClaim)
    .step(forgetAttempts('password'))
    .step(checkStatusInTurn)
    .step(pass('PASSWORD_VERIFIER')),
}
