import {
  ResourceNotFoundException,
  UserPoolAddOnNotEnabledException,
} from '@aws-sdk/client-cognito-identity-provider'
import { risk, watching } from './risk-words.ts'
import { expect } from 'vitest'
import { conformance } from './conformance.ts'
import { refused } from './refused.ts'
import { said } from './world.ts'

export const describeRiskConfiguration = conformance('DescribeRiskConfiguration', {
  cases: {
    'tells what is done about risks, for one client': async ({ aws, pool }) => {
      const { UserPoolId, ClientId } = await pool(watching)
      const set = await aws.setRiskConfiguration({ UserPoolId, ClientId, ...risk })
      const answer = said(await aws.describeRiskConfiguration({ UserPoolId, ClientId }))
      expect(answer).toEqual({
        RiskConfiguration: { UserPoolId, ClientId, ...risk, LastModifiedDate: expect.any(Date) },
      })
      expect(set.RiskConfiguration).toEqual(answer.RiskConfiguration)
    },
    'refuses a pool that does not look at risks, and one that nobody has': async ({ aws, pool }) => {
      const { UserPoolId } = await pool()
      await refused(aws.describeRiskConfiguration({ UserPoolId }), UserPoolAddOnNotEnabledException, /./)
      await refused(
        aws.describeRiskConfiguration({ UserPoolId: 'us-east-1_nobodyhas' }),
        ResourceNotFoundException,
        'User pool us-east-1_nobodyhas does not exist.',
      )
    },
  },
})
