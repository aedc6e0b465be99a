import { flow } from '../../engine/flow.ts'
import { findCategory, readLimit } from '../../engine/limits/provisioned.ts'
import type { Api } from '../../model/api.ts'
import { operation } from '../operation.ts'
import { sayLimit } from '../say-limit.ts'

/** Tells how many calls a second of a category the account may make in the region; one server is slowed by none of it. */
export const GetProvisionedLimit = operation(
  'GetProvisionedLimit',
  'admin',
  flow<Api['GetProvisionedLimit']['input']>('GetProvisionedLimit').step(findCategory).step(readLimit),
  ({ limit }) => ({ Limit: sayLimit(limit) }),
)
