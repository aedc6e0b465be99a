import type { SignIn } from '../../../model/sign-in.ts'
import { flow, when, type Step } from '../../flow.ts'
import { takeFactor } from '../../steps/take-factor.ts'
import { offeredIn } from '../../step-up/offered.ts'
import { readTarget } from '../../step-up/read-target.ts'
import type { Turn } from '../turn.ts'

const preferred: Step<Turn, { signIn: SignIn }> = flow<Turn>('preferred')
  .step({
    name: 'read preference',
    run: ({ given }: Turn) => ({ chosen: given['PREFERRED_CHALLENGE'] ?? '' }),
  })
  .step(takeFactor)

/** Begins with the proof that the caller prefers, if this user may give it; else with a choice. */
export const userAuth: Step<Turn, { signIn: SignIn }> = flow<Turn>('USER_AUTH')
  .step(readTarget)
  .step(
    when<Turn>(
      (facts) => offeredIn(facts).some((name) => name === facts.given['PREFERRED_CHALLENGE']),
      preferred,
    ),
  )
  .step({ name: 'go on', run: ({ signIn }: Turn) => ({ signIn }) })
