import type { SignInCode } from '../../model/sign-in.ts'
import type { Challenge } from '../challenge.ts'
import { flow } from '../flow.ts'
import { sendSignInCode } from '../messages/send-sign-in-code.ts'
import type { Turn } from '../sign-in/turn.ts'
import { checkSignInCode } from '../steps/check-sign-in-code.ts'
import { checkStillOffered } from '../steps/check-still-offered.ts'
import { confirmByCode } from '../steps/confirm-by-code.ts'
import { countAttempt, forgetAttempts } from '../steps/count-attempt.ts'
import { pass } from '../steps/pass.ts'

/** Asks for the code that has just been sent to the user's phone, in the place of a password. */
export const SMS_OTP: Challenge<'SMS_OTP'> = {
  ask: sendSignInCode('phone_number', 8),
  answer: flow<Turn & { memory: SignInCode }>('SMS_OTP')
    .step(countAttempt('code'))
    .step(checkSignInCode('SMS_OTP_CODE'))
    .step(forgetAttempts('code'))
    .step(checkStillOffered('SMS_OTP'))
    .step(confirmByCode)
    .step(pass('SMS_OTP')),
}
