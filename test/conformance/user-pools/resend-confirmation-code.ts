import {
  CodeMismatchException,
  InvalidParameterException,
  UserNotFoundException,
} from '@aws-sdk/client-cognito-identity-provider'
import { expect } from 'vitest'
import { conformance } from './conformance.ts'
import { refused } from './refused.ts'
import { Password, said } from './world.ts'

export const resendConfirmationCode = conformance('ResendConfirmationCode', {
  cases: {
    'sends another code, in whose place the first counts no more': async ({ aws, pool }) => {
      const { ClientId, messages } = await pool({ AutoVerifiedAttributes: ['email'] })
      const ana = { ClientId, Username: 'ana' }
      await aws.signUp({ ...ana, Password, UserAttributes: [{ Name: 'email', Value: 'ana@example.com' }] })
      expect(said(await aws.resendConfirmationCode(ana))).toEqual({
        CodeDeliveryDetails: { Destination: 'a***@e***', DeliveryMedium: 'EMAIL', AttributeName: 'email' },
      })
      const [first, second] = messages('ana').map(({ code }) => code)
      if (first !== second)
        await refused(
          aws.confirmSignUp({ ...ana, ConfirmationCode: first }),
          CodeMismatchException,
          'Invalid verification code provided, please try again.',
        )
      await aws.confirmSignUp({ ...ana, ConfirmationCode: second })
    },
    'refuses whoever is confirmed, and nobody at all': async ({ aws, pool }) => {
      const { ClientId, user } = await pool({ AutoVerifiedAttributes: ['email'] })
      await user('ana', { email: 'ana@example.com' })
      await refused(
        aws.resendConfirmationCode({ ClientId, Username: 'ana' }),
        InvalidParameterException,
        'User is already confirmed.',
      )
      await refused(
        aws.resendConfirmationCode({ ClientId, Username: 'nobody' }),
        UserNotFoundException,
        'Username/client id combination not found.',
      )
    },
    'makes a place up for nobody, where that is hidden': async ({ aws, pool }) => {
      const { ClientId } = await pool(
        { AutoVerifiedAttributes: ['email'] },
        { PreventUserExistenceErrors: 'ENABLED' },
      )
      const { CodeDeliveryDetails } = await aws.resendConfirmationCode({ ClientId, Username: 'nobody' })
      expect(CodeDeliveryDetails).toEqual({
        Destination: expect.stringMatching(/^.\*\*\*@.\*\*\*$/),
        DeliveryMedium: 'EMAIL',
        AttributeName: 'email',
      })
    },
  },
})
