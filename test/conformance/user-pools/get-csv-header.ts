import { ResourceNotFoundException } from '@aws-sdk/client-cognito-identity-provider'
import { expect } from 'vitest'
import { conformance } from './conformance.ts'
import { refused } from './refused.ts'
import { said } from './world.ts'

export const getCsvHeader = conformance('GetCSVHeader', {
  cases: {
    'tells the columns of a file of users': async ({ aws, pool }) => {
      const { UserPoolId } = await pool({ Schema: [{ Name: 'plan', AttributeDataType: 'String' }] })
      const answer = said(await aws.getCSVHeader({ UserPoolId }))
      expect(answer.UserPoolId).toBe(UserPoolId)
      expect(answer.CSVHeader).toEqual(
        expect.arrayContaining([
          'cognito:username',
          'cognito:mfa_enabled',
          'email',
          'email_verified',
          'custom:plan',
        ]),
      )
    },
    'refuses a pool that nobody has': async ({ aws }) => {
      await refused(
        aws.getCSVHeader({ UserPoolId: 'us-east-1_nobodyhas' }),
        ResourceNotFoundException,
        'User pool us-east-1_nobodyhas does not exist.',
      )
    },
  },
})
