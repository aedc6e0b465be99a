import { Fault } from '../../model/fault.ts'
import type { SignInCode } from '../../model/sign-in.ts'
import type { Step } from '../flow.ts'
import { signInCodeHash } from '../secrets/code-hash.ts'
import { same } from '../secrets/hash.ts'
import { required, type Turn } from '../sign-in/turn.ts'

/** Compares a code with the one that was sent for this sign-in, to the address that the user has now. */
export const checkSignInCode = (parameter: string): Step<Turn & { memory: SignInCode }> => ({
  name: 'check code',
  run({ user, given, signIn, memory }, { random }) {
    const to = user.attributes[memory.attribute] ?? ''
    const said = signInCodeHash(random, signIn, to, required(given, parameter).trim())
    // A wrong one can be mended: the session stays.
    if (user.stranger || !same(said, memory.hash))
      throw new Fault('CodeMismatchException', 'Invalid code or auth state for the user.')
    return undefined
  },
})
