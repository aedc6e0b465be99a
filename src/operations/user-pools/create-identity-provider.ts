import { flow } from '../../engine/flow.ts'
import { makeProvider } from '../../engine/pools/change-provider.ts'
import { refuseDeclared } from '../../engine/pools/refuse-declared.ts'
import { findPool } from '../../engine/steps/find-pool.ts'
import type { Api } from '../../model/api.ts'
import { operation } from '../operation.ts'
import { sayProvider } from '../say-provider.ts'

/** Gives a pool an identity provider, social, OIDC or SAML, with the details that its type must have. */
export const CreateIdentityProvider = operation(
  'CreateIdentityProvider',
  'admin',
  flow<Api['CreateIdentityProvider']['input']>('CreateIdentityProvider')
    .step(findPool)
    .step(refuseDeclared())
    .step(makeProvider),
  ({ pool, provider, dates }) => ({ IdentityProvider: sayProvider(pool, provider, dates) }),
)
