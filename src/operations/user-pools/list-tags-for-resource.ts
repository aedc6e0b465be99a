import { flow } from '../../engine/flow.ts'
import { findResource } from '../../engine/pools/find-resource.ts'
import type { Api } from '../../model/api.ts'
import { operation } from '../operation.ts'

/** Tells the tags of a user pool. */
export const ListTagsForResource = operation(
  'ListTagsForResource',
  'admin',
  flow<Api['ListTagsForResource']['input']>('ListTagsForResource').step(findResource),
  ({ pool }) => ({ Tags: pool.properties.UserPoolTags ?? {} }),
)
