import { readProject } from '../adapters/disk/project.ts'
import { parseDuration } from '../config/duration.ts'
import { load } from '../config/load.ts'
import { decide } from '../iam/decide.ts'
import type { Signer } from '../model/session.ts'
import { requestContext } from '../protocol/iam/request-context.ts'
import { openGround } from './ground.ts'
import { openStory, type Story } from './open-story.ts'
import { hooksThatRan, sentIn, type Seen } from './seen.ts'
import { settleUsers } from './settle-users.ts'
import type { Act, StepKind, StepOf } from './step.ts'
import { answer } from './steps/answer.ts'
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
  const story = await openStory(model, { name: seed, pool: found, now: Date.parse(clock), given }, ground)
  const close = async () => {
    story.close()
    await ground.close()
  }
  try {
    await settleUsers(story, given.users ?? {})
  } catch (error) {
    await close()
    throw error
  }
  return { ...doings(story), close }
}

function doings(story: Story): Omit<TestPool, 'close'> {
  let signer: Signer | undefined
  const does =
    <Kind extends StepKind>(act: Act<Kind>) =>
    async (step: Taking<Kind>): Promise<Done> => {
      const seen = await act(step as StepOf<Kind>, story)
      signer = seen.signer ?? signer
      return doneOf(seen, story)
    }
  const again = does(refresh)
  const list = (to?: string) => story.inbox.list(to === undefined ? {} : { to })
  return {
    signUp: does(signUp),
    confirmSignUp: does(confirmSignUp),
    signIn: does(signIn),
    answer: does(answer),
    refresh: (step = {}) => again(step),
    credentials: does(credentials),
    invoke: does(invoke),
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
