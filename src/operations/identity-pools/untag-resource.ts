import { flow } from '../../engine/flow.ts'
import { findResource } from '../../engine/identity/pools/find-resource.ts'
import { refuseDeclared } from '../../engine/identity/pools/refuse-declared.ts'
import { untagPool } from '../../engine/identity/pools/tag-pool.ts'
import type { IdentityApi } from '../../model/api.ts'
import { identityOperation } from '../operation.ts'

/** Takes tags from an identity pool. */
export const UntagResource = identityOperation(
  'UntagResource',
  'admin',
  flow<IdentityApi['UntagResource']['input']>('UntagResource')
    .step(findResource)
    .step(refuseDeclared)
    .step(untagPool),
  () => ({}),
)
