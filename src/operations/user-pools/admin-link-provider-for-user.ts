import { flow } from '../../engine/flow.ts'
import { linkIdentity } from '../../engine/links/link-identity.ts'
import { findPool } from '../../engine/steps/find-pool.ts'
import type { Api } from '../../model/api.ts'
import { operation } from '../operation.ts'

/** Links an identity of a provider to a user, so that whoever signs in by it signs in as that user. */
export const AdminLinkProviderForUser = operation(
  'AdminLinkProviderForUser',
  'admin',
  flow<Api['AdminLinkProviderForUser']['input']>('AdminLinkProviderForUser')
    .step(findPool)
    .step(linkIdentity),
  () => ({}),
)
