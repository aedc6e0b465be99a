import { flow } from '../../engine/flow.ts'
import { findCategory, setLimit } from '../../engine/limits/provisioned.ts'
import type { Api } from '../../model/api.ts'
import { operation } from '../operation.ts'
import { sayLimit } from '../say-limit.ts'

/** Says how many calls a second of a category the account is to have in the region, which is kept and told. */
export const UpdateProvisionedLimit = operation(
  'UpdateProvisionedLimit',
  'admin',
  flow<Api['UpdateProvisionedLimit']['input']>('UpdateProvisionedLimit').step(findCategory).step(setLimit),
  ({ limit }) => ({ Limit: sayLimit(limit) }),
)
