import { byMessage } from '../asking/by-message.ts'

/** Asks for the code that was sent by text, in the place of a password. */
export const SMS_OTP = byMessage('SMS_OTP_CODE')
