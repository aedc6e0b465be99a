import type { Challenge } from '../challenge.ts'
import { flow } from '../flow.ts'
import { required, type Turn } from '../sign-in/turn.ts'
import { checkTotp } from '../steps/check-totp.ts'
import { countAttempt, forgetAttempts } from '../steps/count-attempt.ts'
import { pass } from '../steps/pass.ts'

/** Asks for the code that the user's authenticator shows. */
export const SOFTWARE_TOKEN_MFA: Challenge<'SOFTWARE_TOKEN_MFA'> = {
  ask: {
    name: 'ask for a code of the authenticator',
    run({ user }) {
      const { name } = user.factors?.authenticator ?? {}
      return {
        parameters: { USER_ID_FOR_SRP: user.username, ...(name && { FRIENDLY_DEVICE_NAME: name }) },
        memory: null,
      }
    },
  },
  answer: flow<Turn & { memory: null }>('SOFTWARE_TOKEN_MFA')
    .step(countAttempt('code'))
    .step({
      name: 'read code',
      run: ({ user, given }: Turn) => ({
        seed: user.factors?.authenticator?.seed ?? '',
        shownCode: required(given, 'SOFTWARE_TOKEN_MFA_CODE'),
      }),
    })
    .step(checkTotp({ code: 'CodeMismatchException', message: 'Invalid code received for user' }))
    .step(forgetAttempts('code'))
    .step(pass('SOFTWARE_TOKEN_MFA')),
}
