import { flow } from '../../engine/flow.ts'
import { changeGroup } from '../../engine/pools/change-group.ts'
import { refuseDeclared } from '../../engine/pools/refuse-declared.ts'
import { findGroup } from '../../engine/steps/find-group.ts'
import { findPool } from '../../engine/steps/find-pool.ts'
import type { Api } from '../../model/api.ts'
import type { UserPoolGroupProperties } from '../../model/cloudformation.ts'
import type { UserPool } from '../../model/pool.ts'
import { operation } from '../operation.ts'
import { sayGroup } from '../say-group.ts'

type Known = { pool: UserPool; group: UserPoolGroupProperties }

/** Says anew what a group is for, which role it has and how much it counts. */
export const UpdateGroup = operation(
  'UpdateGroup',
  'admin',
  flow<Api['UpdateGroup']['input']>('UpdateGroup')
    .step(findPool)
    .step(findGroup)
    .step(refuseDeclared(({ group }: Known) => ({ kind: 'group', name: group.GroupName })))
    .step(changeGroup),
  ({ pool, group, dates }) => ({ Group: sayGroup(pool, group, dates) }),
)
