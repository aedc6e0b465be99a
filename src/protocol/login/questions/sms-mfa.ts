import { byMessage } from '../asking/by-message.ts'

/** Asks for the code that was sent by text, as a second proof. */
export const SMS_MFA = byMessage('SMS_MFA_CODE')
