import type { HookName } from '../../model/hook.ts'
import type { UserPool } from '../../model/pool.ts'
import { commit } from '../effect.ts'
import { when, type Step } from '../flow.ts'
import { boundTo } from '../hook.ts'

/** Keeps what was done so far, where a script stands next whose failure must not undo it. */
export const commitBefore = (hook: HookName): Step<{ pool: UserPool }> =>
  when(({ pool }: { pool: UserPool }) => boundTo(pool, hook) !== undefined, commit)
