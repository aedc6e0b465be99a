import type { AppClient, UserPool } from '../../model/pool.ts'
import type { User } from '../../model/user.ts'
import { domainsOf } from '../pools/change-domain.ts'
import type { Destination } from './destination.ts'
import type { Reason } from './wording.ts'

// That a new address of an account that is confirmed is verified by code all the same is unverified.
const linked: ReadonlySet<Reason> = new Set<Reason>(['SignUp', 'ResendCode'])

/** Whether a pool has accounts confirmed by links in mails. */
export const isLinking = ({ properties }: UserPool): boolean =>
  properties.VerificationMessageTemplate?.DefaultEmailOption === 'CONFIRM_WITH_LINK'

/** Whether a mail carries a link in the place of a code. */
export const isByLink = (pool: UserPool, reason: Reason, { attribute }: Destination): boolean =>
  attribute === 'email' && linked.has(reason) && isLinking(pool)

/** Where whoever follows it confirms an account: a page of the pool's domain as at Cognito, or of this server where it has none. */
export function confirmLink(
  origin: string,
  pool: UserPool,
  { id }: AppClient,
  { username }: User,
  code: string,
): string {
  const query = new URLSearchParams({ client_id: id, user_name: username, confirmation_code: code })
  const [domain] = domainsOf(pool)
  return `${origin}${domain ? `/${domain.Domain}` : ''}/confirmUser?${query}`
}
