import { InvalidPasswordException, UserNotFoundException } from '@aws-sdk/client-cognito-identity-provider'
import { expect } from 'vitest'
import { conformance } from './conformance.ts'
import { refused } from './refused.ts'
import { Password, said } from './world.ts'

export const adminSetUserPassword = conformance('AdminSetUserPassword', {
  cases: {
    'gives a password for good': async ({ aws, pool }) => {
      const { UserPoolId, signIn } = await pool()
      const kim = { UserPoolId, Username: 'kim' }
      await aws.adminCreateUser({ ...kim, MessageAction: 'SUPPRESS' })
      expect(said(await aws.adminSetUserPassword({ ...kim, Password, Permanent: true }))).toEqual({})
      expect((await aws.adminGetUser(kim)).UserStatus).toBe('CONFIRMED')
      expect((await signIn('kim')).AccessToken).not.toBe('')
    },
    'gives one until the user has chosen another': async ({ aws, pool }) => {
      const { user, begin } = await pool()
      const kim = await user('kim')
      await aws.adminSetUserPassword({ ...kim, Password: 'Temp0rary!' })
      expect((await aws.adminGetUser(kim)).UserStatus).toBe('FORCE_CHANGE_PASSWORD')
      expect((await begin('kim', { PASSWORD: 'Temp0rary!' })).ChallengeName).toBe('NEW_PASSWORD_REQUIRED')
    },
    'refuses a weak password, and nobody': async ({ aws, pool }) => {
      const { UserPoolId, user } = await pool()
      await refused(
        aws.adminSetUserPassword({ ...(await user('kim')), Password: 'NoSymbols1', Permanent: true }),
        InvalidPasswordException,
        'Password did not conform with policy: Password must have symbol characters',
      )
      await refused(
        aws.adminSetUserPassword({ UserPoolId, Username: 'nobody', Password, Permanent: true }),
        UserNotFoundException,
        'User does not exist.',
      )
    },
  },
})
