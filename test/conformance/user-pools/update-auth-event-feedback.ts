import { NotAuthorizedException } from '@aws-sdk/client-cognito-identity-provider'
import { watching } from './risk-words.ts'
import { expect } from 'vitest'
import { conformance } from './conformance.ts'
import { refused } from './refused.ts'

export const updateAuthEventFeedback = conformance('UpdateAuthEventFeedback', {
  cases: {
    'refuses whoever has no token from a mail': async ({ aws, pool }) => {
      const { user, begin } = await pool(watching)
      const kim = await user('kim')
      await begin('kim')
      const { AuthEvents: [event] = [] } = await aws.adminListUserAuthEvents(kim)
      await refused(
        aws.updateAuthEventFeedback({
          ...kim,
          EventId: event?.EventId,
          FeedbackToken: 'invented',
          FeedbackValue: 'Valid',
        }),
        NotAuthorizedException,
        'Invalid feedback token.',
      )
      const { AuthEvents } = await aws.adminListUserAuthEvents(kim)
      expect(AuthEvents?.[0]).not.toHaveProperty('EventFeedback')
    },
  },
})
