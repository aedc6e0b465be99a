import { Fault } from '../../model/fault.ts'
import type { ChallengeName, SignIn } from '../../model/sign-in.ts'
import { shownAtSignIn } from '../users/shown.ts'
import { hasProved, type Turn } from '../sign-in/turn.ts'
import type { Hook } from '../hook.ts'

interface Response {
  readonly challengeName?: string | null
  readonly issueTokens?: boolean | null
  readonly failAuthentication?: boolean | null
}
// Unverified, both: what a caller hears whom the script fails, and of a script that decides nothing.
const failed = 'NotAuthorizedException'
const undecided = 'InvalidLambdaResponseException'
const may = ['CUSTOM_CHALLENGE', 'PASSWORD_VERIFIER', 'NEW_PASSWORD_REQUIRED'] satisfies ChallengeName[]

/** Asks the script what comes next in a custom sign-in. Its ruling stands until it is done. */
export const DefineAuthChallenge: Hook<
  Pick<Turn, 'user' | 'client' | 'signIn' | 'clientMetadata'>,
  Response,
  { signIn: SignIn }
> = {
  name: 'DefineAuthChallenge',
  sources: ['DefineAuthChallenge_Authentication'],
  request: ({ user, client, signIn, clientMetadata }) => ({
    ...shownAtSignIn(user, client),
    session: signIn.results,
    ...(clientMetadata && { clientMetadata }),
  }),
  response: () => ({ challengeName: null, issueTokens: null, failAuthentication: null }),
  apply({ challengeName, issueTokens, failAuthentication }, { signIn }) {
    if (failAuthentication) throw new Fault(failed)
    const ruling = issueTokens ? 'tokens' : may.find((name) => name === challengeName)
    if (!ruling) throw new Fault(undecided)
    // Whoever has not proved the old password must not be let choose a new one.
    if (ruling === 'NEW_PASSWORD_REQUIRED' && !hasProved(signIn, 'PASSWORD_VERIFIER'))
      throw new Fault(undecided)
    return { signIn: { ...signIn, ruling } }
  },
}
