import {
  CodeMismatchException,
  ExpiredCodeException,
  NotAuthorizedException,
} from '@aws-sdk/client-cognito-identity-provider'
import { expect } from 'vitest'
import { conformance } from './conformance.ts'
import { refused } from './refused.ts'
import { attribute, Password, said, type World } from './world.ts'

/** A pool in which ana has signed up. */
async function waiting({ aws, pool }: World) {
  const made = await pool({ AutoVerifiedAttributes: ['email'] })
  const ana = { ClientId: made.ClientId, Username: 'ana' }
  await aws.signUp({ ...ana, Password, UserAttributes: [{ Name: 'email', Value: 'ana@example.com' }] })
  return { ...made, ana }
}

export const confirmSignUp = conformance('ConfirmSignUp', {
  cases: {
    'confirms the account and verifies the address to which the code went': async (world) => {
      const { UserPoolId, ana, code, signIn } = await waiting(world)
      expect(said(await world.aws.confirmSignUp({ ...ana, ConfirmationCode: code('ana') }))).toEqual({})
      const { UserStatus, UserAttributes } = await world.aws.adminGetUser({ UserPoolId, Username: 'ana' })
      expect([UserStatus, attribute(UserAttributes, 'email_verified')]).toEqual(['CONFIRMED', 'true'])
      expect((await signIn('ana')).AccessToken).not.toBe('')
    },
    'gives a session by which the user is let in at once, where the client has USER_AUTH': async ({
      aws,
      pool,
    }) => {
      const { ClientId, code } = await pool(
        { AutoVerifiedAttributes: ['email'] },
        { ExplicitAuthFlows: ['ALLOW_USER_AUTH'] },
      )
      const ana = { ClientId, Username: 'ana' }
      const UserAttributes = [{ Name: 'email', Value: 'ana@example.com' }]
      const { Session } = await aws.signUp({ ...ana, Password, UserAttributes })
      expect(Session).toEqual(expect.any(String))
      const confirmed = await aws.confirmSignUp({ ...ana, ConfirmationCode: code('ana'), Session })
      expect(said(confirmed)).toEqual({ Session: expect.any(String) })
      const { AuthenticationResult } = await aws.initiateAuth({
        ClientId,
        AuthFlow: 'USER_AUTH',
        AuthParameters: { USERNAME: 'ana' },
        Session: confirmed.Session,
      })
      expect(AuthenticationResult?.AccessToken).toBeDefined()
    },
    'refuses a wrong code, and lets the right one come after it': async (world) => {
      const { ana, code } = await waiting(world)
      const ConfirmationCode = code('ana') === '000000' ? '000001' : '000000'
      await refused(
        world.aws.confirmSignUp({ ...ana, ConfirmationCode }),
        CodeMismatchException,
        'Invalid verification code provided, please try again.',
      )
      await world.aws.confirmSignUp({ ...ana, ConfirmationCode: code('ana') })
    },
    'refuses a code that was spent': async (world) => {
      const { ana, code } = await waiting(world)
      await world.aws.confirmSignUp({ ...ana, ConfirmationCode: code('ana') })
      await refused(
        world.aws.confirmSignUp({ ...ana, ConfirmationCode: code('ana') }),
        NotAuthorizedException,
        'User cannot be confirmed. Current status is CONFIRMED',
      )
    },
    'refuses a code where none was sent': async ({ aws, pool }) => {
      const { ClientId } = await pool()
      await aws.signUp({ ClientId, Username: 'ana', Password })
      await refused(
        aws.confirmSignUp({ ClientId, Username: 'ana', ConfirmationCode: '123456' }),
        ExpiredCodeException,
        'Invalid code provided, please request a code again.',
      )
    },
  },
})
