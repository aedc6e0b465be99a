import {
  InvalidParameterException,
  ResourceNotFoundException,
} from '@aws-sdk/client-cognito-identity-provider'
import { expect } from 'vitest'
import { conformance } from './conformance.ts'
import { refused } from './refused.ts'
import { said } from './world.ts'

export const addCustomAttributes = conformance('AddCustomAttributes', {
  cases: {
    'gives the users of a pool more attributes': async ({ aws, pool }) => {
      const { UserPoolId, user } = await pool()
      const CustomAttributes = [
        { Name: 'plan', AttributeDataType: 'String' as const, Mutable: true },
        { Name: 'inner', AttributeDataType: 'Boolean' as const, DeveloperOnlyAttribute: true },
      ]
      expect(said(await aws.addCustomAttributes({ UserPoolId, CustomAttributes }))).toEqual({})
      const { UserPool } = await aws.describeUserPool({ UserPoolId })
      expect(UserPool?.SchemaAttributes?.map(({ Name }) => Name)).toEqual(
        expect.arrayContaining(['custom:plan', 'dev:custom:inner']),
      )
      const kim = await user('kim', { 'custom:plan': 'gold' })
      expect((await aws.adminGetUser(kim)).UserAttributes).toContainEqual({
        Name: 'custom:plan',
        Value: 'gold',
      })
    },
    'refuses an attribute that there is, and a pool that nobody has': async ({ aws, pool }) => {
      const { UserPoolId } = await pool({ Schema: [{ Name: 'plan', AttributeDataType: 'String' }] })
      await refused(
        aws.addCustomAttributes({ UserPoolId, CustomAttributes: [{ Name: 'plan' }] }),
        InvalidParameterException,
        /custom:plan/,
      )
      await refused(
        aws.addCustomAttributes({ UserPoolId: 'us-east-1_nobodyhas', CustomAttributes: [{ Name: 'plan' }] }),
        ResourceNotFoundException,
        'User pool us-east-1_nobodyhas does not exist.',
      )
    },
  },
})
