import type { Step } from '../engine/flow.ts'
import type { Api } from '../model/api.ts'
import type { UserPoolGroupProperties } from '../model/cloudformation.ts'
import type { Dates, UserPool } from '../model/pool.ts'
import { readDates, sayDates } from './read-dates.ts'

type GroupAnswer = NonNullable<Api['GetGroup']['output']['Group']>

/** A group as the API says it. */
export const sayGroup = ({ id }: UserPool, group: UserPoolGroupProperties, dates: Dates): GroupAnswer => ({
  ...group,
  UserPoolId: id,
  ...sayDates(dates),
})

/** Reads since when a group is as it is. */
export const readGroupDates: Step<{ pool: UserPool; group: UserPoolGroupProperties }, { dates: Dates }> =
  readDates(({ group }: { pool: UserPool; group: UserPoolGroupProperties }) => ({
    kind: 'group',
    name: group.GroupName,
  }))
