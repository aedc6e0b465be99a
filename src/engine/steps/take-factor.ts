import { Fault } from '../../model/fault.ts'
import type { SignIn } from '../../model/sign-in.ts'
import type { FirstFactor } from '../../model/user.ts'
import { choose, flow, type Step } from '../flow.ts'
import type { Turn } from '../sign-in/turn.ts'
import { offeredIn } from '../step-up/offered.ts'
import { readSrpA } from './open-srp.ts'
import { pass } from './pass.ts'
import { provePassword } from './prove-password.ts'

type Choosing = Turn & { readonly chosen: string }
type Chosen = Turn & { readonly factor: FirstFactor }

const readFactor: Step<Choosing, { factor: FirstFactor }> = {
  name: 'read factor',
  run(facts) {
    const { chosen } = facts
    const factor = offeredIn(facts).find((name) => name === chosen)
    // The sentence is unverified.
    if (!factor) throw new Fault('InvalidParameterException', `${chosen} is not an available challenge.`)
    return { factor }
  },
}

const note: Step<Chosen, { signIn: SignIn }> = {
  name: 'note factor',
  run: ({ signIn, factor }) => ({ signIn: { ...signIn, factor } }),
}

const withPassword: Step<Chosen, { signIn: SignIn }> = flow<Chosen>('with a password')
  .step(note)
  .step({ name: 'read password', run: ({ given }: Chosen) => ({ password: given['PASSWORD'] ?? '' }) })
  .step(provePassword)
  .step(pass('PASSWORD'))

const withHalf: Step<Chosen, { signIn: SignIn }> = {
  name: 'with half of an exchange',
  run: ({ signIn, given, factor }) => ({ signIn: { ...signIn, factor, srpA: readSrpA(given) } }),
}

// What the proof needs may come with the choice, or be asked for after it.
const way = ({ factor, given }: Chosen) => {
  if (factor === 'PASSWORD' && given['PASSWORD']) return 'with a password'
  return factor === 'PASSWORD_SRP' && given['SRP_A'] ? 'with half of an exchange' : 'ask'
}

/** Takes a first proof that was chosen, together with what was brought for it. */
export const takeFactor: Step<Choosing, { signIn: SignIn }> = flow<Choosing>('take factor')
  .step(readFactor)
  .step(
    choose<Chosen, ReturnType<typeof way>, { signIn: SignIn }>('go on', way, {
      'with a password': withPassword,
      'with half of an exchange': withHalf,
      ask: note,
    }),
  )
