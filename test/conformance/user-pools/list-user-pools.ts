import { InvalidParameterException, paginateListUserPools } from '@aws-sdk/client-cognito-identity-provider'
import { expect } from 'vitest'
import { conformance } from './conformance.ts'
import { declaredPoolId, script } from './project.ts'
import { refused } from './refused.ts'
import { pages, said } from './world.ts'

export const listUserPools = conformance('ListUserPools', {
  never: ['UserPools.Status'],
  cases: {
    'tells the pools that there are': async ({ aws, pool }) => {
      const LambdaConfig = { PreSignUp: script('let-in') }
      const { UserPoolId } = await pool({ PoolName: 'listed', LambdaConfig })
      await aws.createUserPoolReplica({ UserPoolId, RegionName: 'eu-west-1' })
      const { UserPools } = said(await aws.listUserPools({ MaxResults: 60 }))
      expect(UserPools?.find(({ Id }) => Id === UserPoolId)).toEqual({
        Id: UserPoolId,
        Name: 'listed',
        LambdaConfig,
        CreationDate: expect.any(Date),
        LastModifiedDate: expect.any(Date),
        ReplicaRegions: ['eu-west-1'],
      })
      expect(UserPools?.map(({ Id }) => Id)).toContain(declaredPoolId)
    },
    'is paged by the SDK': async ({ aws, pool }) => {
      const own = [await pool(), await pool(), await pool()].map(({ UserPoolId }) => UserPoolId)
      const { all } = await pages(
        paginateListUserPools({ client: aws, pageSize: 2 }, { MaxResults: 2 }),
        ({ UserPools }) => UserPools?.map(({ Id }) => Id ?? ''),
      )
      expect(all).toEqual(expect.arrayContaining(own))
      expect(new Set(all).size).toBe(all.length)
    },
    'refuses a page of none': async ({ aws }) => {
      await refused(
        aws.listUserPools({ MaxResults: 0 }),
        InvalidParameterException,
        "1 validation error detected: Value '0' at 'maxResults' failed to satisfy constraint: Member must have value greater than or equal to 1",
      )
    },
  },
})
