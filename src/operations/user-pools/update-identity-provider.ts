import { flow } from '../../engine/flow.ts'
import { changeProvider, findProvider } from '../../engine/pools/change-provider.ts'
import { refuseDeclared } from '../../engine/pools/refuse-declared.ts'
import { findPool } from '../../engine/steps/find-pool.ts'
import type { Api } from '../../model/api.ts'
import type { UserPool } from '../../model/pool.ts'
import { operation } from '../operation.ts'
import { sayProvider } from '../say-provider.ts'

type Known = { pool: UserPool; ProviderName: string }

/** Says anew how an identity provider is set up; what is said replaces what was, and the rest stays. */
export const UpdateIdentityProvider = operation(
  'UpdateIdentityProvider',
  'admin',
  flow<Api['UpdateIdentityProvider']['input']>('UpdateIdentityProvider')
    .step(findPool)
    .step(findProvider)
    .step(refuseDeclared(({ ProviderName }: Known) => ({ kind: 'identity-provider', name: ProviderName })))
    .step(changeProvider),
  ({ pool, provider, dates }) => ({ IdentityProvider: sayProvider(pool, provider, dates) }),
)
