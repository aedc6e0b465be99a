import { byMessage } from '../asking/by-message.ts'

/** Asks for the code that was sent by mail. */
export const EMAIL_OTP = byMessage('EMAIL_OTP_CODE')
