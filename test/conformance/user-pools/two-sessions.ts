import { NotAuthorizedException } from '@aws-sdk/client-cognito-identity-provider'
import { expect } from 'vitest'
import { refused } from './refused.ts'
import { tracking, type World } from './world.ts'

/** The id of a session that nobody has. */
export const nobodys = '00000000-0000-4000-8000-000000000000'

/** Somebody who is signed in twice, and how it is seen that only the second time is left. */
export async function twoSessions(world: World) {
  const { aws } = world
  const { UserPoolId, signedIn, signIn } = await tracking(world)
  const { AccessToken } = await signedIn('kim')
  const { Sessions } = await aws.listUserSessions({ AccessToken })
  const other = await signIn('kim')
  return {
    UserPoolId,
    other: other.AccessToken,
    SessionId: Sessions?.[0]?.SessionId,
    async seenEnded() {
      await refused(aws.getUser({ AccessToken }), NotAuthorizedException, 'Access Token has been revoked')
      expect((await aws.getUser({ AccessToken: other.AccessToken })).Username).toBe('kim')
      const left = await aws.adminListUserSessions({ UserPoolId, Username: 'kim' })
      expect(left.Sessions).toHaveLength(1)
    },
  }
}
