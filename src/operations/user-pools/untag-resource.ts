import { flow } from '../../engine/flow.ts'
import { findResource } from '../../engine/pools/find-resource.ts'
import { refuseDeclared } from '../../engine/pools/refuse-declared.ts'
import { untagPool } from '../../engine/pools/tag-pool.ts'
import type { Api } from '../../model/api.ts'
import { operation } from '../operation.ts'

/** Takes tags from a user pool. */
export const UntagResource = operation(
  'UntagResource',
  'admin',
  flow<Api['UntagResource']['input']>('UntagResource')
    .step(findResource)
    .step(refuseDeclared())
    .step(untagPool),
  () => ({}),
)
