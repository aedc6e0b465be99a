import { NotAuthorizedException, UserNotFoundException } from '@aws-sdk/client-cognito-identity-provider'
import { expect } from 'vitest'
import { conformance } from './conformance.ts'
import { refused } from './refused.ts'
import { said } from './world.ts'

export const adminUserGlobalSignOut = conformance('AdminUserGlobalSignOut', {
  cases: {
    'ends every sign-in of a user': async ({ aws, pool }) => {
      const { UserPoolId, signedIn } = await pool()
      const { AccessToken } = await signedIn('kim')
      expect(said(await aws.adminUserGlobalSignOut({ UserPoolId, Username: 'kim' }))).toEqual({})
      await refused(aws.getUser({ AccessToken }), NotAuthorizedException, 'Access Token has been revoked')
    },
    'refuses a user who is not there': async ({ aws, pool }) => {
      const { UserPoolId } = await pool()
      await refused(
        aws.adminUserGlobalSignOut({ UserPoolId, Username: 'nobody' }),
        UserNotFoundException,
        'User does not exist.',
      )
    },
  },
})
