import type { Challenge } from '../challenge.ts'
import { choose, flow, type Step } from '../flow.ts'
import { required, type Turn } from '../sign-in/turn.ts'
import { pass } from '../steps/pass.ts'
import { provePassword } from '../steps/prove-password.ts'

const readPassword: Step<Turn, { password: string }> = {
  name: 'read password',
  run: ({ given }) => ({ password: required(given, 'PASSWORD') }),
}

/** Scripts that decide a sign-in know the proof of a password by the one name that DefineAuthChallenge has for it. */
const passed = choose(
  'pass',
  ({ signIn }: Turn) => (signIn.flow === 'CUSTOM_AUTH' ? 'a script' : 'the pool'),
  {
    'a script': pass('PASSWORD_VERIFIER'),
    'the pool': pass('PASSWORD'),
  },
)

/** Asks for the password in the clear, of whoever has chosen it and not brought it along. */
export const PASSWORD: Challenge<'PASSWORD'> = {
  ask: { name: 'ask for the password', run: () => ({ parameters: {}, memory: null }) },
  answer: flow<Turn & { memory: null }>('PASSWORD').step(readPassword).step(provePassword).step(passed),
}
