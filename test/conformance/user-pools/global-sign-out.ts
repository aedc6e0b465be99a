import { NotAuthorizedException } from '@aws-sdk/client-cognito-identity-provider'
import { expect } from 'vitest'
import { conformance } from './conformance.ts'
import { refused } from './refused.ts'
import { said } from './world.ts'

export const globalSignOut = conformance('GlobalSignOut', {
  cases: {
    'ends every sign-in of a user, and hinders none that follows': async ({ aws, pool }) => {
      const { ClientId, signedIn, signIn } = await pool()
      const first = await signedIn('kim')
      const { AccessToken } = await signIn('kim')
      expect(said(await aws.globalSignOut({ AccessToken }))).toEqual({})
      for (const gone of [first.AccessToken, AccessToken])
        await refused(
          aws.getUser({ AccessToken: gone }),
          NotAuthorizedException,
          'Access Token has been revoked',
        )
      await refused(
        aws.initiateAuth({
          ClientId,
          AuthFlow: 'REFRESH_TOKEN_AUTH',
          AuthParameters: { REFRESH_TOKEN: first.RefreshToken },
        }),
        NotAuthorizedException,
        'Refresh Token has been revoked',
      )
      expect((await signIn('kim')).AccessToken).not.toBe('')
    },
    'refuses an invented token': async ({ aws }) => {
      await refused(
        aws.globalSignOut({ AccessToken: 'a.b.c' }),
        NotAuthorizedException,
        'Invalid Access Token',
      )
    },
  },
})
