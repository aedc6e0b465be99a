import { flow } from '../../engine/flow.ts'
import { disableProvider } from '../../engine/links/disable-provider.ts'
import { findPool } from '../../engine/steps/find-pool.ts'
import type { Api } from '../../model/api.ts'
import { operation } from '../operation.ts'

/** Ends the right of a user to sign in by a provider: takes the link away, or the password. */
export const AdminDisableProviderForUser = operation(
  'AdminDisableProviderForUser',
  'admin',
  flow<Api['AdminDisableProviderForUser']['input']>('AdminDisableProviderForUser')
    .step(findPool)
    .step(disableProvider),
  () => ({}),
)
