import { ResourceNotFoundException } from '@aws-sdk/client-cognito-identity-provider'
import { replica } from './replica-words.ts'
import { expect } from 'vitest'
import { conformance } from './conformance.ts'
import { refused } from './refused.ts'
import { said } from './world.ts'

export const deleteUserPoolReplica = conformance('DeleteUserPoolReplica', {
  cases: {
    'forgets a replica, once': async ({ aws, pool }) => {
      const { UserPoolId } = await pool()
      const there = { UserPoolId, RegionName: 'eu-west-1' }
      await aws.createUserPoolReplica(there)
      await aws.updateUserPoolReplica({ ...there, Status: 'INACTIVE' })
      expect(said(await aws.deleteUserPoolReplica(there))).toEqual({
        UserPoolReplica: replica(UserPoolId, 'DELETING'),
      })
      await refused(aws.deleteUserPoolReplica(there), ResourceNotFoundException, /./)
    },
  },
})
