import type { AppClient, UserPool } from '../../model/pool.ts'
import type { Asked, SignIn } from '../../model/sign-in.ts'
import type { User } from '../../model/user.ts'
import { recogniseDevice } from '../devices/recognise-device.ts'
import { commit } from '../effect.ts'
import { flow, type Step } from '../flow.ts'
import { recogniseUser } from '../steps/recognise-user.ts'
import { nameKey } from '../users/names.ts'
import type { Circumstances } from '../threats/circumstances.ts'
import { watched } from '../threats/watch.ts'
import { advance } from './advance.ts'
import { judgeAnswer } from './ask-and-answer.ts'
import { holding, invalidSession } from './session.ts'
import { required, type Outcome, type Texts, type Turn } from './turn.ts'

/** What goes on with a sign-in, whoever brings it. */
export interface Answer extends Circumstances {
  readonly pool: UserPool
  readonly client: AppClient
  readonly challengeName: string
  readonly session: string
  readonly given: Texts
  readonly clientMetadata: Texts | undefined
  /** Where it is answered: a sign-in that began at the pool's pages goes on there, and no other does. */
  readonly door: 'api' | 'pages'
}

/** Holds the session against the one who brings it, and against the question that was asked. */
const checkSession: Step<Answer & { signIn: SignIn }, Pick<Asked, 'memory'>> = {
  name: 'check session',
  run({ pool, signIn, client, challengeName, door }) {
    const { asked, authorization } = signIn
    if ((authorization ? 'pages' : 'api') !== door) throw invalidSession()
    if (!asked || asked.name !== challengeName || signIn.clientId !== client.id || signIn.poolId !== pool.id)
      throw invalidSession()
    return { memory: asked.memory }
  },
}

/** Reads the user afresh: what an administrator changed since the question holds for the answer. */
export const reloadUser: Step<
  { pool: UserPool; signIn: SignIn },
  { typed: string; found: User | undefined }
> = {
  name: 'reload user',
  run: async ({ pool, signIn: { typed, username } }, { store }) => ({
    typed,
    found: await store.user(pool.id, username),
  }),
}

/** The answer must be of the user who was asked, by whichever of the user's names. */
export const checkName: Step<{ pool: UserPool; given: Texts; signIn: SignIn; user: User }> = {
  name: 'check user name',
  run({ pool, given, user, signIn }) {
    const named = nameKey(pool, required(given, 'USERNAME'))
    const own = [
      user.username,
      signIn.typed,
      user.sub,
      user.attributes['email'],
      user.attributes['phone_number'],
    ]
    if (!own.some((name) => name !== undefined && nameKey(pool, name) === named)) throw invalidSession()
    return undefined
  },
}

const judge: Step<Turn & Pick<Asked, 'memory'>, { outcome: Outcome }> = flow<Turn & Pick<Asked, 'memory'>>(
  'judge',
)
  .step(recogniseDevice)
  .step(judgeAnswer)
  .step(advance)

/** Judges one answer of a sign-in and takes it as far as it then goes. */
export const answerChallenge: Step<Answer, { outcome: Outcome }> = holding(
  flow<Answer & { signIn: SignIn }>('answer challenge')
    .step(checkSession)
    .step(reloadUser)
    .step(recogniseUser('sign-in'))
    .step(checkName)
    .step(watched(judge))
    .step(commit), // while the session is held: who is refused here may answer again
)
