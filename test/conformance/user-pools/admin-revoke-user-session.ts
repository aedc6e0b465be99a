import { NotAuthorizedException, ResourceNotFoundException } from '@aws-sdk/client-cognito-identity-provider'
import { expect } from 'vitest'
import { conformance } from './conformance.ts'
import { refused } from './refused.ts'
import { said, tracking } from './world.ts'

export const adminRevokeUserSession = conformance('AdminRevokeUserSession', {
  cases: {
    'ends a session with its tokens, and leaves the others': async (world) => {
      const { UserPoolId, signedIn, signIn } = await tracking(world)
      const { AccessToken } = await signedIn('kim')
      const { Sessions } = await world.aws.listUserSessions({ AccessToken })
      const SessionId = Sessions?.[0]?.SessionId
      const other = await signIn('kim')
      expect(
        said(await world.aws.adminRevokeUserSession({ UserPoolId, Username: 'kim', SessionId })),
      ).toEqual({})
      await refused(
        world.aws.getUser({ AccessToken }),
        NotAuthorizedException,
        'Access Token has been revoked',
      )
      expect((await world.aws.getUser({ AccessToken: other.AccessToken })).Username).toBe('kim')
      const left = await world.aws.adminListUserSessions({ UserPoolId, Username: 'kim' })
      expect(left.Sessions).toHaveLength(1)
      await refused(
        world.aws.adminRevokeUserSession({
          UserPoolId,
          Username: 'kim',
          SessionId: '00000000-0000-4000-8000-000000000000',
        }),
        ResourceNotFoundException,
        /./,
      )
    },
  },
})
