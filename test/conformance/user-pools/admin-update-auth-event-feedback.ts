import { ResourceNotFoundException } from '@aws-sdk/client-cognito-identity-provider'
import { watching } from './risk-words.ts'
import { expect } from 'vitest'
import { conformance } from './conformance.ts'
import { refused } from './refused.ts'
import { said } from './world.ts'

export const adminUpdateAuthEventFeedback = conformance('AdminUpdateAuthEventFeedback', {
  cases: {
    'judges an event, which then says so': async ({ aws, pool }) => {
      const { user, begin } = await pool(watching)
      const kim = await user('kim')
      await begin('kim')
      const { AuthEvents: [event] = [] } = await aws.adminListUserAuthEvents(kim)
      const judge = { ...kim, EventId: event?.EventId, FeedbackValue: 'Valid' as const }
      expect(said(await aws.adminUpdateAuthEventFeedback(judge))).toEqual({})
      const { AuthEvents } = await aws.adminListUserAuthEvents(kim)
      expect(AuthEvents?.[0]?.EventFeedback?.FeedbackValue).toBe('Valid')
      await refused(
        aws.adminUpdateAuthEventFeedback({ ...judge, EventId: '00000000-0000-4000-8000-000000000000' }),
        ResourceNotFoundException,
        /./,
      )
    },
  },
})
