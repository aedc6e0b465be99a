import { ResourceNotFoundException } from '@aws-sdk/client-cognito-identity-provider'
import { expect } from 'vitest'
import { conformance } from './conformance.ts'
import { refused } from './refused.ts'
import { nobodys, twoSessions } from './two-sessions.ts'
import { said } from './world.ts'

export const revokeUserSession = conformance('RevokeUserSession', {
  cases: {
    'ends a session with its tokens, and leaves the others': async (world) => {
      const { other, SessionId, seenEnded } = await twoSessions(world)
      const who = { AccessToken: other }
      expect(said(await world.aws.revokeUserSession({ ...who, SessionId }))).toEqual({})
      await seenEnded()
      await refused(
        world.aws.revokeUserSession({ ...who, SessionId: nobodys }),
        ResourceNotFoundException,
        /./,
      )
    },
  },
})
