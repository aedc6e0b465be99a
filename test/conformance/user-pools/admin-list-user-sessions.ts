import { UserNotFoundException } from '@aws-sdk/client-cognito-identity-provider'
import { expect } from 'vitest'
import { conformance } from './conformance.ts'
import { refused } from './refused.ts'
import { said, tracking } from './world.ts'

export const adminListUserSessions = conformance('AdminListUserSessions', {
  // Nobody signs in by pages here, and all sessions of a user fit on one page.
  never: ['Sessions.OriginSessionId', 'NextToken'],
  cases: {
    'tells where a user is signed in': async (world) => {
      const { ClientId, UserPoolId, signedIn } = await tracking(world)
      await signedIn('kim')
      expect(said(await world.aws.adminListUserSessions({ UserPoolId, Username: 'kim' }))).toEqual({
        Sessions: [
          {
            SessionId: expect.any(String),
            SessionType: 'TOKEN',
            ClientId,
            CreateDate: expect.any(Date),
            LastActiveDate: expect.any(Date),
            DeviceType: expect.any(String),
            LastIPAddress: expect.any(String),
            LastLocation: { Country: 'unknown' },
            IsCurrentSession: false,
          },
        ],
      })
    },
    'refuses what is not there': async (world) => {
      const { UserPoolId } = await tracking(world)
      await refused(
        world.aws.adminListUserSessions({ UserPoolId, Username: 'nobody' }),
        UserNotFoundException,
        'User does not exist.',
      )
    },
  },
})
