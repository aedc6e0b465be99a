import { NotAuthorizedException, UserNotFoundException } from '@aws-sdk/client-cognito-identity-provider'
import { expect } from 'vitest'
import { conformance } from './conformance.ts'
import { refused } from './refused.ts'
import { said } from './world.ts'

export const deleteUser = conformance('DeleteUser', {
  cases: {
    'takes an account out of the pool': async ({ aws, pool }) => {
      const { UserPoolId, signedIn, begin } = await pool()
      const { AccessToken } = await signedIn('kim')
      expect(said(await aws.deleteUser({ AccessToken }))).toEqual({})
      await refused(
        aws.adminGetUser({ UserPoolId, Username: 'kim' }),
        UserNotFoundException,
        'User does not exist.',
      )
      await refused(begin('kim'), UserNotFoundException, 'User does not exist.')
      await refused(aws.deleteUser({ AccessToken }), NotAuthorizedException, 'Access Token has been revoked')
    },
    'refuses an invented token': async ({ aws }) => {
      await refused(aws.deleteUser({ AccessToken: 'a.b.c' }), NotAuthorizedException, 'Invalid Access Token')
    },
  },
})
