import type { UserPoolGroupProperties } from '../../model/cloudformation.ts'
import { Fault } from '../../model/fault.ts'
import type { Dates, UserPool } from '../../model/pool.ts'
import type { Refusal } from '../effect.ts'
import type { Step } from '../flow.ts'
import { changePart, deletePart, makePart } from './parts.ts'

interface Said {
  readonly GroupName: string
  readonly Description?: string | undefined
  readonly RoleArn?: string | undefined
  readonly Precedence?: number | undefined
}
type Known = { readonly pool: UserPool; readonly group: UserPoolGroupProperties }

const mostGroups = 10_000
const part = (name: string) => ({ kind: 'group', name }) as const
const taken: Refusal = { code: 'GroupExistsException' }
const gone: Refusal = { code: 'ResourceNotFoundException', message: 'Group not found.' }

const picked = ({ Description, RoleArn, Precedence }: Said) => ({
  ...(Description !== undefined && { Description }),
  ...(RoleArn !== undefined && { RoleArn }),
  ...(Precedence !== undefined && { Precedence }),
})

/** Gives a pool a group. */
export const makeGroup: Step<Said & { pool: UserPool }, { group: UserPoolGroupProperties; dates: Dates }> = {
  name: 'make group',
  run(said, ports, run) {
    const { pool, GroupName } = said
    if (pool.groups.some((group) => group.GroupName === GroupName)) throw new Fault('GroupExistsException')
    // The sentence is unverified.
    if (pool.groups.length >= mostGroups)
      throw new Fault('LimitExceededException', `At most ${mostGroups} groups are allowed.`)
    const group = { GroupName, ...picked(said) }
    return { group, dates: makePart(pool, part(GroupName), group, taken, ports, run) }
  },
}

/** Says anew what a group is. That what is left out stays as it is, is unverified. */
export const changeGroup: Step<Said & Known, { group: UserPoolGroupProperties; dates: Dates }> = {
  name: 'change group',
  run(said, ports, run) {
    const { pool, group: was } = said
    const group = { ...was, ...picked(said) }
    changePart(pool, part(group.GroupName), group, gone, ports, run)
    const { createdAt } = ports.pools.dates(pool, part(group.GroupName))
    return { group, dates: { createdAt, modifiedAt: ports.clock.now() } }
  },
}

/** Takes a group away; nobody belongs to it any more. */
export const deleteGroup: Step<Known> = {
  name: 'delete group',
  run({ pool, group: { GroupName } }, _, run) {
    deletePart(pool, part(GroupName), gone, run)
    run.effects.push({ kind: 'empty group', poolId: pool.id, group: GroupName })
    return undefined
  },
}
