import type { SignIn } from '../../../model/sign-in.ts'
import type { Step } from '../../flow.ts'
import { readSrpA } from '../../steps/open-srp.ts'
import { withResult, type Turn } from '../turn.ts'

/** Begins with whatever the script asks; a caller who sends `SRP_A` tells the script so. */
export const customAuth: Step<Turn, { signIn: SignIn }> = {
  name: 'CUSTOM_AUTH',
  run: ({ signIn, given }) => ({
    signIn:
      given['CHALLENGE_NAME'] === 'SRP_A'
        ? withResult({ ...signIn, srpA: readSrpA(given) }, 'SRP_A')
        : signIn,
  }),
}
