import { flow } from '../../engine/flow.ts'
import { deleteGroup } from '../../engine/pools/change-group.ts'
import { refuseDeclared } from '../../engine/pools/refuse-declared.ts'
import { findGroup } from '../../engine/steps/find-group.ts'
import { findPool } from '../../engine/steps/find-pool.ts'
import type { Api } from '../../model/api.ts'
import type { UserPoolGroupProperties } from '../../model/cloudformation.ts'
import type { UserPool } from '../../model/pool.ts'
import { operation } from '../operation.ts'

type Known = { pool: UserPool; group: UserPoolGroupProperties }

/** Takes a group away, and everybody out of it. */
export const DeleteGroup = operation(
  'DeleteGroup',
  'admin',
  flow<Api['DeleteGroup']['input']>('DeleteGroup')
    .step(findPool)
    .step(findGroup)
    .step(refuseDeclared(({ group }: Known) => ({ kind: 'group', name: group.GroupName })))
    .step(deleteGroup),
  () => ({}),
)
