import { NotAuthorizedException, UserNotFoundException } from '@aws-sdk/client-cognito-identity-provider'
import { expect } from 'vitest'
import { conformance } from './conformance.ts'
import { refused } from './refused.ts'
import { attribute, Password, said } from './world.ts'

export const adminConfirmSignUp = conformance('AdminConfirmSignUp', {
  cases: {
    'confirms an account without a code, and verifies no address by it': async ({ aws, pool }) => {
      const { UserPoolId, ClientId } = await pool({ AutoVerifiedAttributes: ['email'] })
      await aws.signUp({
        ClientId,
        Username: 'ana',
        Password,
        UserAttributes: [{ Name: 'email', Value: 'ana@example.com' }],
      })
      const ana = { UserPoolId, Username: 'ana' }
      expect(said(await aws.adminConfirmSignUp(ana))).toEqual({})
      const { UserStatus, UserAttributes } = await aws.adminGetUser(ana)
      expect([UserStatus, attribute(UserAttributes, 'email_verified')]).toEqual(['CONFIRMED', 'false'])
    },
    'refuses whoever is confirmed, and nobody at all': async ({ aws, pool }) => {
      const { UserPoolId, user } = await pool()
      await refused(
        aws.adminConfirmSignUp(await user('ana')),
        NotAuthorizedException,
        'User cannot be confirmed. Current status is CONFIRMED',
      )
      await refused(
        aws.adminConfirmSignUp({ UserPoolId, Username: 'nobody' }),
        UserNotFoundException,
        'User does not exist.',
      )
    },
  },
})
