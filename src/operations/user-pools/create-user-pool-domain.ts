import { flow } from '../../engine/flow.ts'
import { makeDomain } from '../../engine/pools/change-domain.ts'
import { refuseDeclared } from '../../engine/pools/refuse-declared.ts'
import { findPool } from '../../engine/steps/find-pool.ts'
import type { Api } from '../../model/api.ts'
import { operation } from '../operation.ts'
import { sayDomainChange } from '../say-domain.ts'

/** Gives a pool a prefix, or a domain of its own, that no other pool has. */
export const CreateUserPoolDomain = operation(
  'CreateUserPoolDomain',
  'admin',
  flow<Api['CreateUserPoolDomain']['input']>('CreateUserPoolDomain')
    .step(findPool)
    .step(refuseDeclared())
    .step(makeDomain),
  ({ domain }) => sayDomainChange(domain),
)
