import { Fault } from '../../model/fault.ts'
import type { HookName } from '../../model/hook.ts'
import type { UserPool } from '../../model/pool.ts'
import type { User } from '../../model/user.ts'
import type { Step } from '../flow.ts'
import { boundTo } from '../hook.ts'
import type { Ports } from '../ports.ts'

type Known = { readonly pool: UserPool; readonly user: User }

/** The user as a script may have left it that called back. Whom it has deleted is nobody. */
async function now({ pool, user }: Known, { store }: Pick<Ports, 'store'>): Promise<User> {
  const found = await store.user(pool.id, user.username)
  if (found?.sub !== user.sub) throw new Fault('NotAuthorizedException')
  return found
}

const mayHaveCalled = ({ pool, user }: Known, after: readonly HookName[]) =>
  !user.stranger && after.some((hook) => boundTo(pool, hook))

/**
 * Reads the user again after hooks whose scripts may have called back and changed it. What the run itself
 * has yet to keep of the user stands.
 */
export const readAgain = (...after: readonly HookName[]): Step<Known, { user: User }> => ({
  name: 'read user again',
  async run(facts, ports, { effects }) {
    const pending = effects.some(({ kind }) => kind === 'patch user')
    return { user: pending || !mayHaveCalled(facts, after) ? facts.user : await now(facts, ports) }
  },
})

/** Makes sure, after hooks whose changes show only at the next sign-in, that there still is a user to have tokens. */
export const stillThere = (...after: readonly HookName[]): Step<Known> => ({
  name: 'check that the user is still there',
  async run(facts, ports) {
    if (mayHaveCalled(facts, after)) await now(facts, ports)
    return undefined
  },
})
