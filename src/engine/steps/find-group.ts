import { Fault } from '../../model/fault.ts'
import type { UserPoolGroupProperties } from '../../model/cloudformation.ts'
import type { UserPool } from '../../model/pool.ts'
import type { Step } from '../flow.ts'

/** Finds a group of the pool. */
export const findGroup: Step<{ pool: UserPool; GroupName: string }, { group: UserPoolGroupProperties }> = {
  name: 'find group',
  run({ pool, GroupName }) {
    const group = pool.groups.find((each) => each.GroupName === GroupName)
    if (!group) throw new Fault('ResourceNotFoundException', 'Group not found.')
    return { group }
  },
}
