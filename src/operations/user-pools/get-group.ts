import { flow } from '../../engine/flow.ts'
import { findGroup } from '../../engine/steps/find-group.ts'
import { findPool } from '../../engine/steps/find-pool.ts'
import type { Api } from '../../model/api.ts'
import { operation } from '../operation.ts'
import { readGroupDates, sayGroup } from '../say-group.ts'

/** Tells an administrator what a group is. */
export const GetGroup = operation(
  'GetGroup',
  'admin',
  flow<Api['GetGroup']['input']>('GetGroup').step(findPool).step(findGroup).step(readGroupDates),
  ({ pool, group, dates }) => ({ Group: sayGroup(pool, group, dates) }),
)
