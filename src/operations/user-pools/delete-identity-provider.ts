import { flow } from '../../engine/flow.ts'
import { deleteProvider, findProvider } from '../../engine/pools/change-provider.ts'
import { refuseDeclared } from '../../engine/pools/refuse-declared.ts'
import { findPool } from '../../engine/steps/find-pool.ts'
import type { Api } from '../../model/api.ts'
import type { UserPool } from '../../model/pool.ts'
import { operation } from '../operation.ts'

type Known = { pool: UserPool; ProviderName: string }

/** Takes an identity provider away, though clients may name it. */
export const DeleteIdentityProvider = operation(
  'DeleteIdentityProvider',
  'admin',
  flow<Api['DeleteIdentityProvider']['input']>('DeleteIdentityProvider')
    .step(findPool)
    .step(findProvider)
    .step(refuseDeclared(({ ProviderName }: Known) => ({ kind: 'identity-provider', name: ProviderName })))
    .step(deleteProvider),
  () => ({}),
)
