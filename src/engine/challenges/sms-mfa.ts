import type { SignInCode } from '../../model/sign-in.ts'
import type { Challenge } from '../challenge.ts'
import { flow } from '../flow.ts'
import { sendSignInCode } from '../messages/send-sign-in-code.ts'
import type { Turn } from '../sign-in/turn.ts'
import { checkSignInCode } from '../steps/check-sign-in-code.ts'
import { countAttempt, forgetAttempts } from '../steps/count-attempt.ts'
import { pass } from '../steps/pass.ts'

/** Asks for the code that has just been sent to the user's phone, as a second proof. */
export const SMS_MFA: Challenge<'SMS_MFA'> = {
  ask: sendSignInCode('phone_number', 6),
  answer: flow<Turn & { memory: SignInCode }>('SMS_MFA')
    .step(countAttempt('code'))
    .step(checkSignInCode('SMS_MFA_CODE'))
    .step(forgetAttempts('code'))
    .step(pass('SMS_MFA')),
}
