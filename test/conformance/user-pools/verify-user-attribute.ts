import { CodeMismatchException, ExpiredCodeException } from '@aws-sdk/client-cognito-identity-provider'
import { expect } from 'vitest'
import { conformance } from './conformance.ts'
import { refused } from './refused.ts'
import { attribute, said } from './world.ts'

export const verifyUserAttribute = conformance('VerifyUserAttribute', {
  cases: {
    'verifies an address by its code, once': async ({ aws, pool }) => {
      const { signedIn, code } = await pool()
      const { AccessToken } = await signedIn('kim')
      const AttributeName = 'phone_number'
      await aws.updateUserAttributes({
        AccessToken,
        UserAttributes: [{ Name: AttributeName, Value: '+15555550123' }],
      })
      await aws.getUserAttributeVerificationCode({ AccessToken, AttributeName })
      const right = code('kim')
      await refused(
        aws.verifyUserAttribute({
          AccessToken,
          AttributeName,
          Code: right === '000000' ? '000001' : '000000',
        }),
        CodeMismatchException,
        'Invalid verification code provided, please try again.',
      )
      expect(said(await aws.verifyUserAttribute({ AccessToken, AttributeName, Code: right }))).toEqual({})
      const { UserAttributes } = await aws.getUser({ AccessToken })
      expect(attribute(UserAttributes, 'phone_number_verified')).toBe('true')
      await refused(
        aws.verifyUserAttribute({ AccessToken, AttributeName, Code: right }),
        ExpiredCodeException,
        'Invalid code provided, please request a code again.',
      )
    },
  },
})
