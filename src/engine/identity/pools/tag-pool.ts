import type { IdentityPool } from '../../../model/model.ts'
import type { Step } from '../../flow.ts'
import { changePool } from './change-pool.ts'
import { checkTags } from './check-tags.ts'

/** Gives a pool tags, beside those it has. */
export const tagPool: Step<{ identityPool: IdentityPool; Tags: Readonly<Record<string, string>> }> = {
  name: 'tag',
  run({ identityPool, Tags }, _, run) {
    checkTags(changePool(identityPool, { tags: Tags }, run))
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
