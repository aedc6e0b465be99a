import { Fault } from '../../model/fault.ts'
import type { HookName } from '../../model/hook.ts'
import type { UserPool } from '../../model/pool.ts'
import type { User } from '../../model/user.ts'
import type { Step } from '../flow.ts'
import { boundTo } from '../hook.ts'

/**
 * Reads the user again after hooks whose scripts may have called back and changed it. What the run itself
 * has yet to keep of the user stands. Whom a script has deleted is nobody.
 */
export const readAgain = (
  ...after: readonly HookName[]
): Step<{ pool: UserPool; user: User }, { user: User }> => ({
  name: 'read user again',
  async run({ pool, user }, { store }, { effects }) {
    const pending = effects.some(({ kind }) => kind === 'patch user')
    if (user.stranger || pending || !after.some((hook) => boundTo(pool, hook))) return { user }
    const now = await store.user(pool.id, user.username)
    if (now?.sub !== user.sub) throw new Fault('NotAuthorizedException')
    return { user: now }
  },
})
