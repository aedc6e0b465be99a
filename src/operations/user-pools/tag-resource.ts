import { flow } from '../../engine/flow.ts'
import { findResource } from '../../engine/pools/find-resource.ts'
import { refuseDeclared } from '../../engine/pools/refuse-declared.ts'
import { tagPool } from '../../engine/pools/tag-pool.ts'
import type { Api } from '../../model/api.ts'
import { operation } from '../operation.ts'

/** Gives a user pool tags. */
export const TagResource = operation(
  'TagResource',
  'admin',
  flow<Api['TagResource']['input']>('TagResource').step(findResource).step(refuseDeclared()).step(tagPool),
  () => ({}),
)
