import { flow } from '../../engine/flow.ts'
import { findProvider } from '../../engine/pools/change-provider.ts'
import { findPool } from '../../engine/steps/find-pool.ts'
import type { Api } from '../../model/api.ts'
import { operation } from '../operation.ts'
import { readProviderDates, sayProvider } from '../say-provider.ts'

/** Tells an administrator how an identity provider is set up, with its secrets; those that YAML names are left out. */
export const DescribeIdentityProvider = operation(
  'DescribeIdentityProvider',
  'admin',
  flow<Api['DescribeIdentityProvider']['input']>('DescribeIdentityProvider')
    .step(findPool)
    .step(findProvider)
    .step(readProviderDates),
  ({ pool, provider, dates }) => ({ IdentityProvider: sayProvider(pool, provider, dates) }),
)
