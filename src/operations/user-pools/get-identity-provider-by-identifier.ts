import { flow } from '../../engine/flow.ts'
import { findProviderByIdentifier } from '../../engine/pools/change-provider.ts'
import { findPool } from '../../engine/steps/find-pool.ts'
import type { Api } from '../../model/api.ts'
import { operation } from '../operation.ts'
import { readProviderDates, sayProvider } from '../say-provider.ts'

/** Tells an administrator to which identity provider an identifier leads, such as the domain of an address. */
export const GetIdentityProviderByIdentifier = operation(
  'GetIdentityProviderByIdentifier',
  'admin',
  flow<Api['GetIdentityProviderByIdentifier']['input']>('GetIdentityProviderByIdentifier')
    .step(findPool)
    .step(findProviderByIdentifier)
    .step(readProviderDates),
  ({ pool, provider, dates }) => ({ IdentityProvider: sayProvider(pool, provider, dates) }),
)
