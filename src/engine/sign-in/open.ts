import type { Authorization } from '../../model/authorization.ts'
import type { AppClient, UserPool } from '../../model/pool.ts'
import type { AuthFlow, SignIn } from '../../model/sign-in.ts'
import type { User } from '../../model/user.ts'
import { choose, flow, type Step } from '../flow.ts'
import { recogniseDevice } from '../devices/recognise-device.ts'
import { hook } from '../hook.ts'
import { PreAuthentication } from '../hooks/pre-authentication.ts'
import { lookUpUser } from '../steps/look-up-user.ts'
import { migrateAtSignIn } from '../steps/migrate-user.ts'
import { readAgain } from '../steps/read-again.ts'
import { recogniseUser } from '../steps/recognise-user.ts'
import type { Circumstances } from '../threats/circumstances.ts'
import { watched } from '../threats/watch.ts'
import { advance } from './advance.ts'
import * as openings from './openings/index.ts'
import { drawHalf } from './session.ts'
import { required, type Outcome, type Texts, type Turn } from './turn.ts'

/** What a sign-in begins with, whoever asks for it. Which flows may be asked for is each door's own affair. */
export interface Opening extends Circumstances {
  readonly pool: UserPool
  readonly client: AppClient
  readonly authFlow: AuthFlow
  readonly given: Texts
  readonly validationData: Texts | null
  /** What an app asked for, at the pool's pages. */
  readonly authorization?: Authorization
}

const readName: Step<Opening, { typed: string }> = {
  name: 'read user name',
  run: ({ given }) => ({ typed: required(given, 'USERNAME') }),
}

// The metadata of a first call is `validationData`, and reaches no other trigger.
const begin: Step<Opening & { user: User; typed: string }, { signIn: SignIn; clientMetadata: undefined }> = {
  name: 'begin sign-in',
  run: ({ pool, client, user, typed, authFlow, authorization }, { random, clock }) => ({
    clientMetadata: undefined,
    signIn: {
      id: drawHalf(random),
      poolId: pool.id,
      clientId: client.id,
      username: user.username,
      typed,
      flow: authFlow,
      expiresAt: clock.now(),
      results: [],
      ...(authorization && { authorization }),
    },
  }),
}

const proved: Step<Turn, { signIn: SignIn }> = choose('open', ({ signIn }) => signIn.flow, {
  USER_PASSWORD_AUTH: openings.userPasswordAuth,
  ADMIN_USER_PASSWORD_AUTH: openings.userPasswordAuth,
  USER_SRP_AUTH: openings.userSrpAuth,
  CUSTOM_AUTH: openings.customAuth,
  USER_AUTH: openings.userAuth,
})

const go: Step<Turn, { outcome: Outcome }> = flow<Turn>('go').step(recogniseDevice).step(proved).step(advance)

/** Opens a sign-in and takes it as far as it goes without another answer. */
export const openSignIn: Step<Opening, { outcome: Outcome }> = flow<Opening>('open sign-in')
  .step(readName)
  .step(lookUpUser)
  .step(migrateAtSignIn)
  .step(recogniseUser('sign-in'))
  .step(hook(PreAuthentication, 'PreAuthentication_Authentication'))
  .step(readAgain('PreAuthentication'))
  .step(begin)
  .step(watched(go))
