import { flow } from '../../engine/flow.ts'
import { changeDomain, findDomain } from '../../engine/pools/change-domain.ts'
import { refuseDeclared } from '../../engine/pools/refuse-declared.ts'
import { findPool } from '../../engine/steps/find-pool.ts'
import type { Api } from '../../model/api.ts'
import type { UserPool } from '../../model/pool.ts'
import { operation } from '../operation.ts'
import { sayDomainChange } from '../say-domain.ts'

type Known = { pool: UserPool; Domain: string }

/** Says anew which pages a domain shows, or which certificate it has. */
export const UpdateUserPoolDomain = operation(
  'UpdateUserPoolDomain',
  'admin',
  flow<Api['UpdateUserPoolDomain']['input']>('UpdateUserPoolDomain')
    .step(findPool)
    .step(findDomain)
    .step(refuseDeclared(({ Domain }: Known) => ({ kind: 'domain', name: Domain })))
    .step(changeDomain),
  ({ domain }) => sayDomainChange(domain),
)
