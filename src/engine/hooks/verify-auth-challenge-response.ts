import type { Memory, SignIn } from '../../model/sign-in.ts'
import { shownAtSignIn } from '../users/shown.ts'
import { required, withResult, type Turn } from '../sign-in/turn.ts'
import type { Hook } from '../hook.ts'

/** Asks the script whether an answer is right. A wrong one is not a refusal: Define hears of it. */
export const VerifyAuthChallengeResponse: Hook<
  Turn & { memory: Memory['CUSTOM_CHALLENGE'] },
  { readonly answerCorrect?: boolean | null },
  { signIn: SignIn }
> = {
  name: 'VerifyAuthChallengeResponse',
  sources: ['VerifyAuthChallengeResponse_Authentication'],
  request: ({ user, client, memory, given, clientMetadata }) => ({
    ...shownAtSignIn(user, client),
    privateChallengeParameters: memory.private,
    challengeAnswer: required(given, 'ANSWER'),
    ...(clientMetadata && { clientMetadata }),
  }),
  response: () => ({ answerCorrect: null }),
  apply: ({ answerCorrect }, { signIn, memory }) => ({
    signIn: withResult(signIn, 'CUSTOM_CHALLENGE', answerCorrect === true, memory.metadata),
  }),
}
