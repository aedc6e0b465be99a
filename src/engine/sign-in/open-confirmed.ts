import { Fault } from '../../model/fault.ts'
import type { SignIn } from '../../model/sign-in.ts'
import type { User } from '../../model/user.ts'
import { recogniseDevice } from '../devices/recognise-device.ts'
import { commit } from '../effect.ts'
import { flow, type Step } from '../flow.ts'
import { hook } from '../hook.ts'
import { PreAuthentication } from '../hooks/pre-authentication.ts'
import { readAgain } from '../steps/read-again.ts'
import { recogniseUser } from '../steps/recognise-user.ts'
import { watched } from '../threats/watch.ts'
import { advance } from './advance.ts'
import { checkConfirmed } from './after-sign-up.ts'
import { checkName, reloadUser } from './answer.ts'
import type { Opening } from './open.ts'
import { holding } from './session.ts'
import type { Outcome, Turn } from './turn.ts'

const go: Step<Turn, { outcome: Outcome }> = flow<Turn>('go').step(recogniseDevice).step(advance)

/** A code of a sign-up reaches no level, and who asks for one gets it or nothing. The sentence is unverified. */
const refuseTarget: Step<Opening> = {
  name: 'refuse a level',
  run({ given }) {
    if (given['TARGET_ACR_VALUES'])
      throw new Fault('InvalidParameterException', 'TARGET_ACR_VALUES cannot be combined with Session.')
    return undefined
  },
}

/** The sign-in that a sign-up leaves is for nobody yet: at the pool's pages, it is for the app that sent the visitor. */
const nameApp: Step<Opening & { signIn: SignIn }, { signIn: SignIn }> = {
  name: 'name the app',
  run: ({ signIn, authorization }) => ({ signIn: { ...signIn, ...(authorization && { authorization }) } }),
}

/** Signs in whoever has just confirmed a sign-up: the code that was brought then is the proof, once. */
export const openConfirmed: Step<Opening & { session: string }, { outcome: Outcome }> = holding(
  flow<Opening & { session: string; signIn: SignIn }>('open after sign-up')
    .step(checkConfirmed)
    .step(nameApp)
    .step(refuseTarget)
    .step(reloadUser)
    .step(recogniseUser('sign-in'))
    .step(checkName)
    .step(hook(PreAuthentication, 'PreAuthentication_Authentication'))
    .step(readAgain('PreAuthentication'))
    // The metadata of a first call reaches no other trigger.
    .step({ name: 'no metadata', run: (_: { user: User }) => ({ clientMetadata: undefined }) })
    .step(watched(go))
    .step(commit),
)
