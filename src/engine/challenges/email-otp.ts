import type { SignInCode } from '../../model/sign-in.ts'
import type { User } from '../../model/user.ts'
import type { Challenge } from '../challenge.ts'
import { choose, flow, when, type Step } from '../flow.ts'
import { sendSignInCode } from '../messages/send-sign-in-code.ts'
import type { Turn } from '../sign-in/turn.ts'
import { proofsOf } from '../step-up/proofs.ts'
import { checkSignInCode } from '../steps/check-sign-in-code.ts'
import { checkStillOffered } from '../steps/check-still-offered.ts'
import { confirmByCode } from '../steps/confirm-by-code.ts'
import { countAttempt, forgetAttempts } from '../steps/count-attempt.ts'
import { pass } from '../steps/pass.ts'

type Asking = Turn & { readonly session: string }

// Cognito has one name for both: a code in the place of a password, and one after it.
const isSecond = ({ signIn }: Turn) => proofsOf(signIn).includes('pwd')

const asFirst = flow<Turn & { memory: SignInCode }>('as a first proof')
  .step(checkStillOffered('EMAIL_OTP'))
  .step(confirmByCode)

type Answered = Turn & { readonly memory: SignInCode }

/** Codes by mail are a second proof from now on, of whoever has set them up in this sign-in. That they are turned on is unverified. */
const turnOn: Step<Answered, { user: User }> = {
  name: 'turn codes by mail on',
  run({ pool, user }, _, { effects }) {
    const factors = { ...user.factors, turned: { ...user.factors?.turned, EMAIL_OTP: true } }
    effects.push({ kind: 'patch user', poolId: pool.id, username: user.username, set: { factors } })
    return { user: { ...user, factors } }
  },
}

const asSetUp = flow<Answered>('as one that is set up').step(confirmByCode).step(turnOn)

/** Whether the code went to an address that was brought in this sign-in. */
const isSetUp = ({ signIn, user }: Answered) =>
  signIn.bringsEmail === true && user.status === 'CONFIRMED' && user.attributes['email_verified'] !== 'true'

/** Asks for the code that has just been sent by e-mail: in the place of a password, or as a second proof. */
export const EMAIL_OTP: Challenge<'EMAIL_OTP'> = {
  ask: choose('EMAIL_OTP', (facts: Asking) => (isSecond(facts) ? 'second' : 'first'), {
    first: sendSignInCode('email', 8),
    second: sendSignInCode('email', 6),
  }),
  answer: flow<Turn & { memory: SignInCode }>('EMAIL_OTP')
    .step(countAttempt('code'))
    .step(checkSignInCode('EMAIL_OTP_CODE'))
    .step(forgetAttempts('code'))
    .step(when<Turn & { memory: SignInCode }>((facts) => !isSecond(facts), asFirst))
    .step(when<Answered>(isSetUp, asSetUp))
    .step(pass('EMAIL_OTP')),
}
