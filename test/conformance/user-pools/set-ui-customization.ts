import { ResourceNotFoundException } from '@aws-sdk/client-cognito-identity-provider'
import { expect } from 'vitest'
import { conformance } from './conformance.ts'
import { dressed } from './looks.ts'
import { refused } from './refused.ts'
import { said } from './world.ts'

export const setUiCustomization = conformance('SetUICustomization', {
  cases: {
    'says how classic pages look': async (world) => {
      const { UserPoolId, ClientId, set, told } = await dressed(world)
      expect(said(set)).toEqual(told)
      const { UICustomization } = await world.aws.getUICustomization({ UserPoolId, ClientId })
      expect(UICustomization).toEqual(set.UICustomization)
    },
    'refuses a pool that nobody has': async ({ aws }) => {
      await refused(
        aws.setUICustomization({ UserPoolId: 'us-east-1_nobodyhas' }),
        ResourceNotFoundException,
        'User pool us-east-1_nobodyhas does not exist.',
      )
    },
  },
})
