import { UserNotFoundException } from '@aws-sdk/client-cognito-identity-provider'
import { watching } from './risk-words.ts'
import { expect } from 'vitest'
import { conformance } from './conformance.ts'
import { refused } from './refused.ts'
import { said } from './world.ts'

export const adminListUserAuthEvents = conformance('AdminListUserAuthEvents', {
  cases: {
    'tells what was tried in the name of a user, the latest first, a page at a time': async ({
      aws,
      pool,
    }) => {
      const { UserPoolId, user, begin } = await pool(watching)
      const kim = await user('kim')
      await begin('kim')
      await begin('kim', { PASSWORD: 'wrong' }).catch(() => undefined)
      // Nobody waits for it that a failure is kept.
      await expect
        .poll(async () => (await aws.adminListUserAuthEvents(kim)).AuthEvents?.length, { timeout: 20_000 })
        .toBe(2)
      const first = said(await aws.adminListUserAuthEvents({ ...kim, MaxResults: 1 }))
      const { AuthEvents: [event] = [], NextToken } = first
      expect(event).toMatchObject({
        EventId: expect.any(String),
        EventType: 'SignIn',
        CreationDate: expect.any(Date),
        EventResponse: 'Fail',
        EventRisk: { RiskDecision: 'NoRisk' },
        ChallengeResponses: [{ ChallengeName: 'Password', ChallengeResponse: 'Failure' }],
        EventContextData: { IpAddress: expect.any(String) },
      })
      const { AuthEvents } = await aws.adminListUserAuthEvents({ ...kim, NextToken })
      expect(AuthEvents?.at(0)?.EventResponse).toBe('Pass')
      await aws.adminUpdateAuthEventFeedback({ ...kim, EventId: event?.EventId, FeedbackValue: 'Invalid' })
      const judged = await aws.adminListUserAuthEvents({ ...kim, MaxResults: 1 })
      expect(judged.AuthEvents?.[0]?.EventFeedback).toEqual({
        FeedbackValue: 'Invalid',
        Provider: 'Admin',
        FeedbackDate: expect.any(Date),
      })
      await refused(
        aws.adminListUserAuthEvents({ UserPoolId, Username: 'nobody' }),
        UserNotFoundException,
        'User does not exist.',
      )
    },
  },
})
