import { flow } from '../../engine/flow.ts'
import { findResource } from '../../engine/identity/pools/find-resource.ts'
import { refuseDeclared } from '../../engine/identity/pools/refuse-declared.ts'
import { tagPool } from '../../engine/identity/pools/tag-pool.ts'
import type { IdentityApi } from '../../model/api.ts'
import { identityOperation } from '../operation.ts'

/** Gives an identity pool tags. */
export const TagResource = identityOperation(
  'TagResource',
  'admin',
  flow<IdentityApi['TagResource']['input']>('TagResource')
    .step(findResource)
    .step(refuseDeclared)
    .step(tagPool),
  () => ({}),
)
