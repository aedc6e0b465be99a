import { Fault } from '../../model/fault.ts'
import type { UserPool } from '../../model/pool.ts'
import type { CodePurpose, SentCode, User } from '../../model/user.ts'
import type { Step } from '../flow.ts'
import { codeHash } from '../secrets/code-hash.ts'
import { same } from '../secrets/hash.ts'
import { boundTo } from '../users/pending.ts'
import { wasAsked } from '../secrets/stranger-codes.ts'

/**
 * Compares the code in hand with the one that was sent to the address that the user has now, or is
 * to have, and spends it. A code that was never sent has expired; of two who bring the right one at once, one is served.
 */
export const checkCode = (
  purpose: CodePurpose,
): Step<{ pool: UserPool; user: User; ConfirmationCode: string }, { spent: SentCode }> => ({
  name: 'check code',
  async run({ pool, user, ConfirmationCode }, { store, clock, random }, { effects }) {
    if (user.stranger)
      throw new Fault(
        (await wasAsked(store, user, purpose, clock.now()))
          ? 'CodeMismatchException'
          : 'ExpiredCodeException',
      )
    const code = await store.code(pool.id, user.username, purpose)
    if (!code || code.expiresAt <= clock.now()) throw new Fault('ExpiredCodeException')
    if (!same(codeHash(random, user, purpose, boundTo(code, user), ConfirmationCode.trim()), code.hash))
      throw new Fault('CodeMismatchException')
    effects.push({
      kind: 'spend code',
      poolId: pool.id,
      username: user.username,
      purpose,
      hash: code.hash,
      spent: { code: 'ExpiredCodeException' },
    })
    return { spent: code }
  },
})
