import { flow, type Step } from '../../engine/flow.ts'
import { page } from '../../engine/page.ts'
import { findPool } from '../../engine/steps/find-pool.ts'
import type { Api } from '../../model/api.ts'
import type { UserPool } from '../../model/pool.ts'
import { operation } from '../operation.ts'
import { sayProvider } from '../say-provider.ts'

type Input = Api['ListIdentityProviders']['input']

const listProviders: Step<
  Input & { pool: UserPool },
  { providers: Api['ListIdentityProviders']['output']['Providers']; next: string | undefined }
> = {
  name: 'list identity providers',
  run({ pool, MaxResults, NextToken }, { pools }) {
    const { items, next } = page(pool.identityProviders, ({ ProviderName }) => ProviderName, {
      limit: MaxResults,
      token: NextToken,
    })
    const providers = items.map((provider) => {
      const dates = pools.dates(pool, { kind: 'identity-provider', name: provider.ProviderName })
      const { ProviderName, ProviderType, CreationDate, LastModifiedDate } = sayProvider(
        pool,
        provider,
        dates,
      )
      return { ProviderName, ProviderType, CreationDate, LastModifiedDate }
    })
    return { providers, next }
  },
}

/** Lists the identity providers of a pool by name and type, in the order of their names. */
export const ListIdentityProviders = operation(
  'ListIdentityProviders',
  'admin',
  flow<Input>('ListIdentityProviders').step(findPool).step(listProviders),
  ({ providers, next }) => ({ Providers: providers, ...(next && { NextToken: next }) }),
)
