import type { Memory } from '../../model/sign-in.ts'
import type { Challenge } from '../challenge.ts'
import { flow } from '../flow.ts'
import type { Turn } from '../sign-in/turn.ts'
import { checkSrpClaim } from '../steps/check-srp-claim.ts'
import { checkStatusInTurn } from '../steps/check-status.ts'
import { judgeInTurn } from '../steps/judge-in-turn.ts'
import { openSrp } from '../steps/open-srp.ts'
import { pass } from '../steps/pass.ts'

type Claimed = Turn & { readonly memory: Memory['PASSWORD_VERIFIER'] }

/** Asks for proof of the password, which itself is never sent. */
export const PASSWORD_VERIFIER: Challenge<'PASSWORD_VERIFIER'> = {
  ask: openSrp,
  answer: flow<Claimed>('PASSWORD_VERIFIER')
    .step(judgeInTurn(checkSrpClaim))
    .step(checkStatusInTurn)
    .step(pass('PASSWORD_VERIFIER')),
}
