import { readProject } from '../adapters/disk/project.ts'
import { parseDuration } from '../config/duration.ts'
import { load } from '../config/load.ts'
import { decide } from '../iam/decide.ts'
import type { Signer } from '../model/session.ts'
import { requestContext } from '../protocol/iam/request-context.ts'
import { checkSaid, checkStep } from './check-said.ts'
import { openGround, type Ground } from './ground.ts'
import { openStory, type Story } from './open-story.ts'
import { hooksThatRan, sentIn, type Seen } from './seen.ts'
import { settleUsers, UnfitUser } from './settle-users.ts'
import type { Act, StepKind, StepOf } from './step.ts'
import { answer } from './steps/answer.ts'
import { clientCredentials } from './steps/client-credentials.ts'
import { confirmSignUp } from './steps/confirm-sign-up.ts'
import { credentials } from './steps/credentials.ts'
import { invoke } from './steps/invoke.ts'
import { refresh } from './steps/refresh.ts'
import { signIn } from './steps/sign-in.ts'
import { signUp } from './steps/sign-up.ts'
import { Refused, type Done, type OpenPool, type Taking, type TestPool } from './test-pool.ts'

export { Refused } from './test-pool.ts'
export type { Done, PoolOptions, Taking, TestMessage, TestPool } from './test-pool.ts'

/** Opens a pool of a project for tests. Throws where the project has a mistake, or no pool of this name. */
export const pool: OpenPool = async (name, options = {}) => {
  const { root = '.', clock = '2026-01-01T00:00:00Z', seed = name, env, ...given } = options
  checkSaid({ clock, given })
  const project = await readProject(root)
  const usual = project.files.some(({ path }) => path.endsWith('/dev.env.yaml')) ? { env: 'dev' } : {}
  const { model, findings } = load({ ...project, ...(env === undefined ? usual : { env }) })
  if (!model) {
    const [first] = findings.filter(({ severity }) => severity === 'error')
    throw new Error(`${first?.at.file}:${first?.at.line}:${first?.at.column}: ${first?.message}`)
  }
  const found = model.pools.find((one) => one.name === name)
  if (!found) throw new Error(`nothing declares the pool \`${name}\``)
  const ground = openGround(project.root)
  let story: Story | undefined
  try {
    story = await openStory(model, { name: seed, pool: found, now: Date.parse(clock), given }, ground)
    await settleUsers(story, given.users ?? {})
    return openDoings(story, ground)
  } catch (error) {
    story?.close()
    await ground.close()
    throw error instanceof UnfitUser ? new Error(`users.${error.user}: ${error.message}`) : error
  }
}

function openDoings(story: Story, ground: Ground): TestPool {
  let signer: Signer | undefined
  let closing: Promise<void> | undefined
  let last: Promise<unknown> = Promise.resolve()
  const does =
    <Kind extends StepKind>(kind: Kind, act: Act<Kind>) =>
    (step: Taking<Kind>): Promise<Done> => {
      if (closing) return Promise.reject(new Error('the pool is closed'))
      const done = async () => {
        checkStep(kind, step)
        const seen = await act(step as StepOf<Kind>, story)
        signer = seen.signer ?? signer
        return doneOf(seen, story)
      }
      // What is seen of one is not to be mixed with what is seen of another.
      const mine = last.then(done)
      last = mine.catch(() => {})
      return mine
    }
  const again = does('refresh', refresh)
  const close = () => {
    closing ??= last.then(() => {
      story.close()
      return ground.close()
    })
    return closing
  }
  const list = (to?: string) => {
    if (closing) throw new Error('the pool is closed')
    return story.inbox.list(to === undefined ? {} : { to })
  }
  return {
    signUp: does('signUp', signUp),
    confirmSignUp: does('confirmSignUp', confirmSignUp),
    signIn: does('signIn', signIn),
    answer: does('answer', answer),
    refresh: (step = {}) => again(step),
    clientCredentials: does('clientCredentials', clientCredentials),
    credentials: does('credentials', credentials),
    invoke: does('invoke', invoke),
    can(action, resource) {
      if (!signer) throw new Error('there are no credentials: `credentials` gives them')
      const { iam } = story.ports
      const context = { ...requestContext(story.ports, signer, true), ...signer.context }
      const asked = { principal: signer.principal, action, resource, context }
      return decide(iam.policiesOf(signer), asked).decision === 'allow'
    },
    inbox: { list, latest: (to) => list(to)[0] },
    clock: {
      now: () => new Date(story.clock.now),
      pass: (duration) => void (story.clock.now += parseDuration(duration)),
    },
    close,
    [Symbol.asyncDispose]: close,
  }
}

function doneOf(seen: Seen, story: Story): Done {
  const happened = story.happened()
  const hooks = hooksThatRan(seen.record ? [seen.record] : happened.hooks)
  if (seen.error !== undefined) throw new Refused(seen.error, seen.message ?? '', hooks)
  const { id, access, challenge, response, role, session } = seen
  return {
    ...(id && { id }),
    ...(access && { access }),
    ...(challenge && { challenge }),
    sent: sentIn(seen, happened),
    hooks,
    ...(response && { response }),
    ...(role && { role }),
    ...(session?.['identityId'] && { identityId: session['identityId'] }),
  }
}
