import { ResourceNotFoundException } from '@aws-sdk/client-cognito-identity-provider'
import { replica } from './replica-words.ts'
import { expect } from 'vitest'
import { conformance } from './conformance.ts'
import { refused } from './refused.ts'
import { said } from './world.ts'

export const updateUserPoolReplica = conformance('UpdateUserPoolReplica', {
  cases: {
    'says whether a replica is in use': async ({ aws, pool }) => {
      const { UserPoolId } = await pool()
      const there = { UserPoolId, RegionName: 'eu-west-1' }
      await aws.createUserPoolReplica(there)
      for (const Status of ['INACTIVE', 'ACTIVE'] as const)
        expect(said(await aws.updateUserPoolReplica({ ...there, Status }))).toEqual({
          UserPoolReplica: replica(UserPoolId, Status),
        })
    },
    'refuses a replica that is not there': async ({ aws, pool }) => {
      const { UserPoolId } = await pool()
      await refused(
        aws.updateUserPoolReplica({ UserPoolId, RegionName: 'eu-west-1', Status: 'ACTIVE' }),
        ResourceNotFoundException,
        /./,
      )
    },
  },
})
