import { Fault } from '../../../model/fault.ts'
import type { IdentityPool } from '../../../model/model.ts'
import type { Step } from '../../flow.ts'
import { poolNotFound } from '../refusals.ts'

/** Finds the identity pool that an ARN names. */
export const findResource: Step<{ ResourceArn: string }, { identityPool: IdentityPool }> = {
  name: 'find resource',
  async run({ ResourceArn }, { identityPools }) {
    const [, id] = /^arn:aws[\w-]*:cognito-identity:[\w-]+:\d+:identitypool\/(.+)$/.exec(ResourceArn) ?? []
    // The sentence is unverified.
    if (id === undefined) throw new Fault('InvalidParameterException', 'Invalid resource ARN.')
    const identityPool = await identityPools.byId(id)
    if (identityPool?.arn !== ResourceArn) throw poolNotFound(id)
    return { identityPool }
  },
}
