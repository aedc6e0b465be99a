import type { SignIn } from '../../../model/sign-in.ts'
import { flow, when, type Step } from '../../flow.ts'
import { pass } from '../../steps/pass.ts'
import { provePassword } from '../../steps/prove-password.ts'
import { readTarget } from '../../step-up/read-target.ts'
import { required, type Turn } from '../turn.ts'

const readPassword: Step<Turn, { password: string }> = {
  name: 'read password',
  run: ({ given }) => ({ password: required(given, 'PASSWORD') }),
}

/** Begins with a password in the clear. What level it is to reach, an app can say at the pool's pages alone. */
export const userPasswordAuth: Step<Turn, { signIn: SignIn }> = flow<Turn>('USER_PASSWORD_AUTH')
  .step(readPassword)
  .step(when<Turn>(({ signIn }) => signIn.authorization !== undefined, readTarget))
  .step(provePassword)
  .step(pass('PASSWORD'))
