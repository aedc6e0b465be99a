import { InvalidParameterException, UserNotFoundException } from '@aws-sdk/client-cognito-identity-provider'
import { expect } from 'vitest'
import { conformance } from './conformance.ts'
import { refused } from './refused.ts'
import { attribute, said } from './world.ts'

export const adminUpdateUserAttributes = conformance('AdminUpdateUserAttributes', {
  cases: {
    'changes attributes, also what only administrators may, and says what is verified': async ({
      aws,
      pool,
    }) => {
      const { user } = await pool({
        Schema: [{ Name: 'plan', AttributeDataType: 'String', Mutable: true, DeveloperOnlyAttribute: true }],
      })
      const kim = await user('kim')
      const answer = await aws.adminUpdateUserAttributes({
        ...kim,
        UserAttributes: [
          { Name: 'dev:custom:plan', Value: 'gold' },
          { Name: 'email', Value: 'kim@example.com' },
          { Name: 'email_verified', Value: 'true' },
        ],
      })
      expect(said(answer)).toEqual({})
      const { UserAttributes } = await aws.adminGetUser(kim)
      expect(['dev:custom:plan', 'email_verified'].map((name) => attribute(UserAttributes, name))).toEqual([
        'gold',
        'true',
      ])
    },
    'moves an alias to whoever has the address verified': async ({ aws, pool }) => {
      const { UserPoolId, user } = await pool({ AliasAttributes: ['email'] })
      const ana = await user('ana', { email: 'ana@example.com' })
      await aws.adminUpdateUserAttributes({
        ...(await user('kim')),
        UserAttributes: [
          { Name: 'email', Value: 'ana@example.com' },
          { Name: 'email_verified', Value: 'true' },
        ],
      })
      expect((await aws.adminGetUser({ UserPoolId, Username: 'ana@example.com' })).Username).toBe('kim')
      const { UserAttributes } = await aws.adminGetUser(ana)
      expect(attribute(UserAttributes, 'email_verified')).toBe('false')
    },
    'refuses attributes that nobody knows, and nobody at all': async ({ aws, pool }) => {
      const { UserPoolId, user } = await pool()
      const UserAttributes = [{ Name: 'custom:nothing', Value: 'x' }]
      await refused(
        aws.adminUpdateUserAttributes({ ...(await user('kim')), UserAttributes }),
        InvalidParameterException,
        /custom:nothing/,
      )
      await refused(
        aws.adminUpdateUserAttributes({ UserPoolId, Username: 'nobody', UserAttributes: [] }),
        UserNotFoundException,
        'User does not exist.',
      )
    },
  },
})
