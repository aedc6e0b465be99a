import { InvalidParameterException, NotAuthorizedException } from '@aws-sdk/client-cognito-identity-provider'
import { expect } from 'vitest'
import { conformance } from './conformance.ts'
import { refused } from './refused.ts'
import { attribute, said } from './world.ts'

export const updateUserAttributes = conformance('UpdateUserAttributes', {
  cases: {
    'changes what is said, and tells where codes went': async ({ aws, pool }) => {
      const { UserPoolId, signedIn, code } = await pool({ AutoVerifiedAttributes: ['email'] })
      const { AccessToken } = await signedIn('kim', { email: 'kim@example.com' })
      const answer = await aws.updateUserAttributes({
        AccessToken,
        UserAttributes: [
          { Name: 'email', Value: 'new@example.org' },
          { Name: 'nickname', Value: 'K' },
        ],
      })
      expect(said(answer)).toEqual({
        CodeDeliveryDetailsList: [
          { Destination: 'n***@e***', DeliveryMedium: 'EMAIL', AttributeName: 'email' },
        ],
      })
      const { UserAttributes } = await aws.adminGetUser({ UserPoolId, Username: 'kim' })
      expect(['email', 'email_verified', 'nickname'].map((name) => attribute(UserAttributes, name))).toEqual([
        'new@example.org',
        'false',
        'K',
      ])
      await aws.verifyUserAttribute({ AccessToken, AttributeName: 'email', Code: code('kim') })
    },
    'takes nothing away where there is nothing to send': async ({ aws, pool }) => {
      const { signedIn } = await pool()
      const { AccessToken } = await signedIn('kim')
      const answer = await aws.updateUserAttributes({
        AccessToken,
        UserAttributes: [{ Name: 'nickname', Value: 'K' }],
      })
      expect(said(answer).CodeDeliveryDetailsList ?? []).toEqual([])
    },
    'refuses attributes that nobody knows, that do not change, and that the client must not write': async ({
      aws,
      pool,
    }) => {
      const { signedIn } = await pool(
        { Schema: [{ Name: 'since', AttributeDataType: 'String', Mutable: false }] },
        { WriteAttributes: ['nickname', 'custom:since'] },
      )
      const { AccessToken } = await signedIn('kim', { 'custom:since': '2020' })
      const write = (Name: string, Value: string) =>
        aws.updateUserAttributes({ AccessToken, UserAttributes: [{ Name, Value }] })
      const open = await pool()
      await refused(
        aws.updateUserAttributes({
          AccessToken: (await open.signedIn('kim')).AccessToken,
          UserAttributes: [{ Name: 'custom:nothing', Value: 'x' }],
        }),
        InvalidParameterException,
        /custom:nothing/,
      )
      await refused(
        write('custom:since', '2021'),
        InvalidParameterException,
        /custom:since.*(cannot|mutable)/i,
      )
      await refused(
        write('locale', 'de'),
        NotAuthorizedException,
        'A client attempted to write unauthorized attribute',
      )
    },
  },
})
