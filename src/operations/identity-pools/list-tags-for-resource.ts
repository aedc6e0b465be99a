import { flow } from '../../engine/flow.ts'
import { findResource } from '../../engine/identity/pools/find-resource.ts'
import type { IdentityApi } from '../../model/api.ts'
import { identityOperation } from '../operation.ts'
import { sayTags } from '../say-identity-pool.ts'

/** Tells the tags of an identity pool. */
export const ListTagsForResource = identityOperation(
  'ListTagsForResource',
  'admin',
  flow<IdentityApi['ListTagsForResource']['input']>('ListTagsForResource').step(findResource),
  ({ identityPool }) => ({ Tags: sayTags(identityPool.properties.IdentityPoolTags) }),
)
