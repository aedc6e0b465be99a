import { NotAuthorizedException, UserNotFoundException } from '@aws-sdk/client-cognito-identity-provider'
import { expect } from 'vitest'
import { conformance } from './conformance.ts'
import { refused } from './refused.ts'
import { said } from './world.ts'

export const adminDisableUser = conformance('AdminDisableUser', {
  cases: {
    'keeps a user out, and makes nothing of their tokens': async ({ aws, pool }) => {
      const { UserPoolId, signedIn, begin } = await pool()
      const { AccessToken } = await signedIn('kim')
      const kim = { UserPoolId, Username: 'kim' }
      expect(said(await aws.adminDisableUser(kim))).toEqual({})
      expect((await aws.adminGetUser(kim)).Enabled).toBe(false)
      await refused(begin('kim'), NotAuthorizedException, 'User is disabled.')
      await refused(aws.getUser({ AccessToken }), NotAuthorizedException, /disabled|revoked/)
    },
    'refuses a user who is not there': async ({ aws, pool }) => {
      const { UserPoolId } = await pool()
      await refused(
        aws.adminDisableUser({ UserPoolId, Username: 'nobody' }),
        UserNotFoundException,
        'User does not exist.',
      )
    },
  },
})
