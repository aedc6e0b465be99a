import { UserNotFoundException } from '@aws-sdk/client-cognito-identity-provider'
import { expect } from 'vitest'
import { conformance } from './conformance.ts'
import { refused } from './refused.ts'
import { said } from './world.ts'

export const adminDeleteUserAttributes = conformance('AdminDeleteUserAttributes', {
  cases: {
    'takes attributes away, and what was verified with them': async ({ aws, pool }) => {
      const { user } = await pool()
      const kim = await user('kim', { email: 'kim@example.com', nickname: 'K' })
      expect(said(await aws.adminDeleteUserAttributes({ ...kim, UserAttributeNames: ['email'] }))).toEqual({})
      const { UserAttributes } = await aws.adminGetUser(kim)
      expect(UserAttributes?.map(({ Name }) => Name).sort()).toEqual(['nickname', 'sub'])
    },
    'refuses a user who is not there': async ({ aws, pool }) => {
      const { UserPoolId } = await pool()
      await refused(
        aws.adminDeleteUserAttributes({ UserPoolId, Username: 'nobody', UserAttributeNames: ['nickname'] }),
        UserNotFoundException,
        'User does not exist.',
      )
    },
  },
})
