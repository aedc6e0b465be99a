import type { SignIn, Memory } from '../../model/sign-in.ts'
import type { Challenge } from '../challenge.ts'
import { flow, type Step } from '../flow.ts'
import { required, type Turn } from '../sign-in/turn.ts'
import { takeFactor } from '../steps/take-factor.ts'
import { offeredIn } from '../step-up/offered.ts'

const readChoice: Step<Turn, { chosen: string }> = {
  name: 'read choice',
  run: ({ given }) => ({ chosen: required(given, 'ANSWER') }),
}

const answer: Step<Turn & { memory: Memory['SELECT_CHALLENGE'] }, { signIn: SignIn }> = flow<
  Turn & { memory: Memory['SELECT_CHALLENGE'] }
>('SELECT_CHALLENGE')
  .step(readChoice)
  .step(takeFactor)

/** Asks which first proof the user prefers to give. */
export const SELECT_CHALLENGE: Challenge<'SELECT_CHALLENGE'> = {
  ask: {
    name: 'offer first proofs',
    run(facts) {
      const offered = offeredIn(facts)
      return { parameters: {}, memory: { offered }, available: offered }
    },
  },
  answer,
}
