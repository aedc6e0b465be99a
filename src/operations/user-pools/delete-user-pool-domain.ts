import { flow } from '../../engine/flow.ts'
import { deleteDomain, findDomain } from '../../engine/pools/change-domain.ts'
import { refuseDeclared } from '../../engine/pools/refuse-declared.ts'
import { findPool } from '../../engine/steps/find-pool.ts'
import type { Api } from '../../model/api.ts'
import type { UserPool } from '../../model/pool.ts'
import { operation } from '../operation.ts'

type Known = { pool: UserPool; Domain: string }

/** Takes a domain from a pool; any pool may have it then. */
export const DeleteUserPoolDomain = operation(
  'DeleteUserPoolDomain',
  'admin',
  flow<Api['DeleteUserPoolDomain']['input']>('DeleteUserPoolDomain')
    .step(findPool)
    .step(findDomain)
    .step(refuseDeclared(({ Domain }: Known) => ({ kind: 'domain', name: Domain })))
    .step(deleteDomain),
  () => ({}),
)
