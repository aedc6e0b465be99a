import {
  InvalidParameterException,
  ResourceNotFoundException,
} from '@aws-sdk/client-cognito-identity-provider'
import { expect } from 'vitest'
import { conformance } from './conformance.ts'
import { refused } from './refused.ts'
import { said } from './world.ts'

export const deleteUserPool = conformance('DeleteUserPool', {
  cases: {
    'takes a pool away with everything in it': async ({ aws, pool }) => {
      const { UserPoolId, ClientId, user, begin } = await pool()
      await user('kim')
      expect(said(await aws.deleteUserPool({ UserPoolId }))).toEqual({})
      const gone = `User pool ${UserPoolId} does not exist.`
      await refused(aws.describeUserPool({ UserPoolId }), ResourceNotFoundException, gone)
      await refused(aws.deleteUserPool({ UserPoolId }), ResourceNotFoundException, gone)
      await refused(begin('kim'), ResourceNotFoundException, `User pool client ${ClientId} does not exist.`)
    },
    'refuses a pool that is protected': async ({ aws, pool }) => {
      const { UserPoolId } = await pool({ DeletionProtection: 'ACTIVE' })
      await refused(aws.deleteUserPool({ UserPoolId }), InvalidParameterException, /deletion protection/i)
    },
  },
})
