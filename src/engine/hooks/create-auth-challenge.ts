import type { Memory } from '../../model/sign-in.ts'
import { shownAtSignIn } from '../users/shown.ts'
import type { Turn } from '../sign-in/turn.ts'
import type { Hook } from '../hook.ts'

interface Response {
  readonly publicChallengeParameters?: Readonly<Record<string, string>> | null
  readonly privateChallengeParameters?: Readonly<Record<string, string>> | null
  readonly challengeMetadata?: string | null
}

/** Has the script make up a question: what the caller sees, and what only Verify will see. */
export const CreateAuthChallenge: Hook<
  Pick<Turn, 'user' | 'client' | 'signIn' | 'clientMetadata'>,
  Response,
  { parameters: Record<string, string>; memory: Memory['CUSTOM_CHALLENGE'] }
> = {
  name: 'CreateAuthChallenge',
  sources: ['CreateAuthChallenge_Authentication'],
  request: ({ user, client, signIn, clientMetadata }) => ({
    ...shownAtSignIn(user, client),
    challengeName: 'CUSTOM_CHALLENGE',
    session: signIn.results,
    ...(clientMetadata && { clientMetadata }),
  }),
  response: () => ({
    publicChallengeParameters: null,
    privateChallengeParameters: null,
    challengeMetadata: null,
  }),
  apply: ({ publicChallengeParameters, privateChallengeParameters, challengeMetadata }, { user }) => ({
    parameters: { ...publicChallengeParameters, USERNAME: user.username },
    memory: { private: privateChallengeParameters ?? {}, metadata: challengeMetadata ?? null },
  }),
}
