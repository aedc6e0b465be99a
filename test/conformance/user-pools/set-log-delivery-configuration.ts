import { ResourceNotFoundException } from '@aws-sdk/client-cognito-identity-provider'
import { expect } from 'vitest'
import { conformance } from './conformance.ts'
import { refused } from './refused.ts'
import { said } from './world.ts'

const arn = 'arn:aws:logs:us-east-1:123456789012:log-group:one'
const LogConfigurations = [
  {
    LogLevel: 'ERROR' as const,
    EventSource: 'userNotification' as const,
    CloudWatchLogsConfiguration: { LogGroupArn: arn },
  },
]

export const setLogDeliveryConfiguration = conformance('SetLogDeliveryConfiguration', {
  cases: {
    'tells where logs go': async ({ aws, pool }) => {
      const { UserPoolId } = await pool()
      const set = await aws.setLogDeliveryConfiguration({ UserPoolId, LogConfigurations })
      const answer = said(set)
      expect(answer).toEqual({ LogDeliveryConfiguration: { UserPoolId, LogConfigurations } })
      expect(set.LogDeliveryConfiguration).toEqual(answer.LogDeliveryConfiguration)
    },
    'refuses a pool that nobody has': async ({ aws }) => {
      const UserPoolId = 'us-east-1_nobodyhas'
      await refused(
        aws.setLogDeliveryConfiguration({ UserPoolId, LogConfigurations }),
        ResourceNotFoundException,
        'User pool us-east-1_nobodyhas does not exist.',
      )
    },
  },
})
