import { ResourceNotFoundException } from '@aws-sdk/client-cognito-identity-provider'
import { expect } from 'vitest'
import { conformance } from './conformance.ts'
import { refused } from './refused.ts'
import { nobodys, twoSessions } from './two-sessions.ts'
import { said } from './world.ts'

export const adminRevokeUserSession = conformance('AdminRevokeUserSession', {
  cases: {
    'ends a session with its tokens, and leaves the others': async (world) => {
      const { UserPoolId, SessionId, seenEnded } = await twoSessions(world)
      const who = { UserPoolId, Username: 'kim' }
      expect(said(await world.aws.adminRevokeUserSession({ ...who, SessionId }))).toEqual({})
      await seenEnded()
      await refused(
        world.aws.adminRevokeUserSession({ ...who, SessionId: nobodys }),
        ResourceNotFoundException,
        /./,
      )
    },
  },
})
