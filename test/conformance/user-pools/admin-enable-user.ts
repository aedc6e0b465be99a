import { UserNotFoundException } from '@aws-sdk/client-cognito-identity-provider'
import { expect } from 'vitest'
import { conformance } from './conformance.ts'
import { refused } from './refused.ts'
import { said } from './world.ts'

export const adminEnableUser = conformance('AdminEnableUser', {
  cases: {
    'lets a user in again who was kept out': async ({ aws, pool }) => {
      const { user, signIn } = await pool()
      const kim = await user('kim')
      await aws.adminDisableUser(kim)
      expect(said(await aws.adminEnableUser(kim))).toEqual({})
      expect((await aws.adminGetUser(kim)).Enabled).toBe(true)
      expect((await signIn('kim')).AccessToken).not.toBe('')
    },
    'refuses a user who is not there': async ({ aws, pool }) => {
      const { UserPoolId } = await pool()
      await refused(
        aws.adminEnableUser({ UserPoolId, Username: 'nobody' }),
        UserNotFoundException,
        'User does not exist.',
      )
    },
  },
})
