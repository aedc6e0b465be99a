import { flow } from '../../engine/flow.ts'
import { deleteBranding, findBranding } from '../../engine/pools/make-branding.ts'
import { refuseDeclared } from '../../engine/pools/refuse-declared.ts'
import { findPool } from '../../engine/steps/find-pool.ts'
import type { Api } from '../../model/api.ts'
import { operation } from '../operation.ts'

/** Takes a branding style away: the client may be given another. */
export const DeleteManagedLoginBranding = operation(
  'DeleteManagedLoginBranding',
  'admin',
  flow<Api['DeleteManagedLoginBranding']['input']>('DeleteManagedLoginBranding')
    .step(findPool)
    .step(refuseDeclared())
    .step(findBranding)
    .step(deleteBranding),
  () => ({}),
)
