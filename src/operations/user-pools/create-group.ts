import { flow } from '../../engine/flow.ts'
import { makeGroup } from '../../engine/pools/change-group.ts'
import { refuseDeclared } from '../../engine/pools/refuse-declared.ts'
import { findPool } from '../../engine/steps/find-pool.ts'
import type { Api } from '../../model/api.ts'
import { operation } from '../operation.ts'
import { sayGroup } from '../say-group.ts'

/** Gives a pool a group, with a role and a precedence if they are said. */
export const CreateGroup = operation(
  'CreateGroup',
  'admin',
  flow<Api['CreateGroup']['input']>('CreateGroup').step(findPool).step(refuseDeclared()).step(makeGroup),
  ({ pool, group, dates }) => ({ Group: sayGroup(pool, group, dates) }),
)
