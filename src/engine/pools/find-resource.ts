import { Fault } from '../../model/fault.ts'
import type { UserPool } from '../../model/pool.ts'
import type { Step } from '../flow.ts'
import { poolNotFound } from './refusals.ts'

/** Finds the user pool that an ARN names. */
export const findResource: Step<{ ResourceArn: string }, { pool: UserPool }> = {
  name: 'find resource',
  async run({ ResourceArn }, { pools }) {
    const [, id] = /^arn:aws[\w-]*:cognito-idp:[\w-]+:\d+:userpool\/(.+)$/.exec(ResourceArn) ?? []
    // The sentence is unverified.
    if (id === undefined) throw new Fault('InvalidParameterException', 'Invalid resource ARN.')
    const pool = await pools.byId(id)
    if (pool?.arn !== ResourceArn) throw poolNotFound(id)
    return { pool }
  },
}
