import {
  CodeMismatchException,
  ExpiredCodeException,
  InvalidPasswordException,
  NotAuthorizedException,
} from '@aws-sdk/client-cognito-identity-provider'
import { expect } from 'vitest'
import { conformance } from './conformance.ts'
import { refused } from './refused.ts'
import { said, type World } from './world.ts'

const other = 'An0ther-Horse!'

/** Kim, who has asked for a code. */
async function forgetful({ aws, pool }: World) {
  const made = await pool()
  await made.user('kim', { email: 'kim@example.com' })
  const kim = { ClientId: made.ClientId, Username: 'kim' }
  await aws.forgotPassword(kim)
  return { ...made, kim }
}

export const confirmForgotPassword = conformance('ConfirmForgotPassword', {
  cases: {
    'trades the code for another password, once': async (world) => {
      const { kim, code, begin } = await forgetful(world)
      const asked = { ...kim, ConfirmationCode: code('kim'), Password: other }
      expect(said(await world.aws.confirmForgotPassword(asked))).toEqual({})
      await refused(begin('kim'), NotAuthorizedException, 'Incorrect username or password.')
      expect((await begin('kim', { PASSWORD: other })).AuthenticationResult?.AccessToken).toBeDefined()
      await refused(
        world.aws.confirmForgotPassword(asked),
        ExpiredCodeException,
        'Invalid code provided, please request a code again.',
      )
    },
    'refuses a wrong code and a weak password, and takes the right ones after them': async (world) => {
      const { kim, code } = await forgetful(world)
      const right = code('kim')
      await refused(
        world.aws.confirmForgotPassword({
          ...kim,
          ConfirmationCode: right === '000000' ? '000001' : '000000',
          Password: other,
        }),
        CodeMismatchException,
        'Invalid verification code provided, please try again.',
      )
      await refused(
        world.aws.confirmForgotPassword({ ...kim, ConfirmationCode: right, Password: 'no-capitals1' }),
        InvalidPasswordException,
        'Password did not conform with policy: Password must have uppercase characters',
      )
      await world.aws.confirmForgotPassword({ ...kim, ConfirmationCode: right, Password: other })
    },
  },
})
