import { InvalidParameterException, NotAuthorizedException } from '@aws-sdk/client-cognito-identity-provider'
import { expect } from 'vitest'
import { conformance } from './conformance.ts'
import { refused } from './refused.ts'
import { said } from './world.ts'

export const deleteUserAttributes = conformance('DeleteUserAttributes', {
  cases: {
    'takes attributes away': async ({ aws, pool }) => {
      const { signedIn } = await pool()
      const { AccessToken } = await signedIn('kim', { nickname: 'K', locale: 'de' })
      expect(said(await aws.deleteUserAttributes({ AccessToken, UserAttributeNames: ['nickname'] }))).toEqual(
        {},
      )
      const { UserAttributes } = await aws.getUser({ AccessToken })
      const names = UserAttributes?.map(({ Name }) => Name)
      expect(names).toContain('locale')
      expect(names).not.toContain('nickname')
    },
    'refuses what nobody may take away, and an invented token': async ({ aws, pool }) => {
      const { signedIn } = await pool({ Schema: [{ Name: 'email', Required: true, Mutable: true }] })
      const { AccessToken } = await signedIn('kim', { email: 'kim@example.com' })
      await refused(
        aws.deleteUserAttributes({ AccessToken, UserAttributeNames: ['email'] }),
        InvalidParameterException,
        /required/,
      )
      await refused(
        aws.deleteUserAttributes({ AccessToken: 'a.b.c', UserAttributeNames: ['nickname'] }),
        NotAuthorizedException,
        'Invalid Access Token',
      )
    },
  },
})
