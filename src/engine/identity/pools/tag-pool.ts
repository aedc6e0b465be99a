import type { IdentityPool } from '../../../model/model.ts'
import { Fault } from '../../../model/fault.ts'
import type { Step } from '../../flow.ts'
import { changePool } from './change-pool.ts'

const mostTags = 50

/** Gives a pool tags, beside those it has. */
export const tagPool: Step<{ identityPool: IdentityPool; Tags: Readonly<Record<string, string>> }> = {
  name: 'tag',
  run({ identityPool, Tags }, _, run) {
    const { IdentityPoolTags = [] } = changePool(identityPool, { tags: Tags }, run).properties
    // The code and the sentence are unverified.
    if (IdentityPoolTags.length > mostTags)
      throw new Fault('InvalidParameterException', `A resource has at most ${mostTags} tags.`)
    return undefined
  },
}

/** Takes tags from a pool; those that it has not got are no error. */
export const untagPool: Step<{ identityPool: IdentityPool; TagKeys: readonly string[] }> = {
  name: 'untag',
  run({ identityPool, TagKeys }, _, run) {
    changePool(identityPool, { tags: Object.fromEntries(TagKeys.map((key) => [key, null])) }, run)
    return undefined
  },
}
