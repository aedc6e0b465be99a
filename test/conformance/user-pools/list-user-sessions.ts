import { NotAuthorizedException } from '@aws-sdk/client-cognito-identity-provider'
import { expect } from 'vitest'
import { conformance } from './conformance.ts'
import { refused } from './refused.ts'
import { said, tracking } from './world.ts'

export const listUserSessions = conformance('ListUserSessions', {
  // Nobody signs in by pages here, and all sessions of a user fit on one page.
  never: ['Sessions.OriginSessionId', 'NextToken'],
  cases: {
    'tells where a user is signed in': async (world) => {
      const { ClientId, signedIn } = await tracking(world)
      const { AccessToken } = await signedIn('kim')
      expect(said(await world.aws.listUserSessions({ AccessToken }))).toEqual({
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
            IsCurrentSession: true,
          },
        ],
      })
    },
    'refuses what is not there': async (world) => {
      await refused(
        world.aws.listUserSessions({ AccessToken: 'a.b.c' }),
        NotAuthorizedException,
        'Invalid Access Token',
      )
    },
  },
})
