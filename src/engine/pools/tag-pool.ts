import { Fault } from '../../model/fault.ts'
import type { UserPool } from '../../model/pool.ts'
import type { Step } from '../flow.ts'
import { changePool } from './change-pool.ts'

const most = 50

/** Gives a pool tags, beside those it has. */
export const tagPool: Step<{ pool: UserPool; Tags: Readonly<Record<string, string>> }> = {
  name: 'tag',
  run({ pool, Tags }, ports, run) {
    const UserPoolTags = { ...pool.properties.UserPoolTags, ...Tags }
    // The code and the sentence are unverified.
    if (Object.keys(UserPoolTags).length > most)
      throw new Fault('InvalidParameterException', `A resource has at most ${most} tags.`)
    changePool(pool, { ...pool.properties, UserPoolTags }, ports, run, 'TooManyRequestsException')
    return undefined
  },
}

/** Takes tags from a pool; those that it has not got are no error. */
export const untagPool: Step<{ pool: UserPool; TagKeys: readonly string[] }> = {
  name: 'untag',
  run({ pool, TagKeys }, ports, run) {
    const own = Object.entries(pool.properties.UserPoolTags ?? {})
    const UserPoolTags = Object.fromEntries(own.filter(([key]) => !TagKeys.includes(key)))
    changePool(pool, { ...pool.properties, UserPoolTags }, ports, run, 'TooManyRequestsException')
    return undefined
  },
}
