import { flow } from '../../engine/flow.ts'
import { findIdentityPool } from '../../engine/identity/find-identity-pool.ts'
import type { IdentityApi } from '../../model/api.ts'
import { identityOperation } from '../operation.ts'
import { sayIdentityPool } from '../say-identity-pool.ts'

/** Tells an administrator how an identity pool is set up. */
export const DescribeIdentityPool = identityOperation(
  'DescribeIdentityPool',
  'admin',
  flow<IdentityApi['DescribeIdentityPool']['input']>('DescribeIdentityPool').step(findIdentityPool),
  ({ identityPool }) => sayIdentityPool(identityPool),
)
