import { Fault } from '../../model/fault.ts'
import type { UserPool } from '../../model/pool.ts'
import { commit } from '../effect.ts'
import { flow, type Step } from '../flow.ts'
import { hook } from '../hook.ts'
import { PostConfirmation } from '../hooks/post-confirmation.ts'
import { checkCode } from '../steps/check-code.ts'
import { checkUnconfirmed, confirmUser } from '../steps/confirm-user.ts'
import { findClient } from '../steps/find-client.ts'
import { limit } from '../steps/limit.ts'
import { lookUpUser } from '../steps/look-up-user.ts'
import { readAccount } from '../steps/read-account.ts'
import { recogniseUser } from '../steps/recognise-user.ts'
import { isLinking } from './confirm-link.ts'

/** What a link in a mail says. */
interface Followed {
  readonly ClientId: string
  readonly Username: string
  readonly ConfirmationCode: string
}

// A link proves no client: only a pool that sends links takes them, or a secret would be asked of nobody.
const checkLinks: Step<{ pool: UserPool }, { moveAliases: boolean }> = {
  name: 'check that the pool sends links',
  run({ pool }) {
    if (!isLinking(pool)) throw new Fault('ExpiredCodeException')
    return { moveAliases: false }
  },
}

/** Confirms the account of whoever follows the link in a mail, by the rules of ConfirmSignUp. */
export const confirmByLink = flow<Followed>('confirm by link')
  .step(findClient)
  .step(checkLinks)
  .step(readAccount)
  .step(lookUpUser)
  .step(recogniseUser('account'))
  .step(limit('confirm sign-up'))
  .step(checkUnconfirmed)
  .step(checkCode('sign-up'))
  .step(confirmUser)
  .step(commit) // the account stays confirmed, whatever the script then says
  .step(hook(PostConfirmation, 'PostConfirmation_ConfirmSignUp'))
