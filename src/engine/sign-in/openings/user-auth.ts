import type { SignIn } from '../../../model/sign-in.ts'
import { flow, when, type Step } from '../../flow.ts'
import { takeFactor } from '../../steps/take-factor.ts'
import { offeredTo } from '../../users/factors.ts'
import type { Turn } from '../turn.ts'

const preferred: Step<Turn, { signIn: SignIn }> = flow<Turn>('preferred')
  .step({
    name: 'read preference',
    run: ({ given }: Turn) => ({ chosen: given['PREFERRED_CHALLENGE'] ?? '' }),
  })
  .step(takeFactor)

/** Begins with the proof that the caller prefers, if this user may give it; else with a choice. */
export const userAuth: Step<Turn, { signIn: SignIn }> = flow<Turn>('USER_AUTH')
  .step(
    when<Turn>(
      ({ given, pool, user }) => offeredTo(pool, user).some((name) => name === given['PREFERRED_CHALLENGE']),
      preferred,
    ),
  )
  .step({ name: 'go on', run: ({ signIn }: Turn) => ({ signIn }) })
