import { ResourceNotFoundException } from '@aws-sdk/client-cognito-identity-provider'
import { expect } from 'vitest'
import { conformance } from './conformance.ts'
import { dressed } from './looks.ts'
import { refused } from './refused.ts'
import { said } from './world.ts'

export const getUiCustomization = conformance('GetUICustomization', {
  cases: {
    'tells how classic pages look': async (world) => {
      const { UserPoolId, ClientId, told } = await dressed(world)
      expect(said(await world.aws.getUICustomization({ UserPoolId, ClientId }))).toEqual(told)
    },
    'refuses a pool that nobody has': async ({ aws }) => {
      await refused(
        aws.getUICustomization({ UserPoolId: 'us-east-1_nobodyhas' }),
        ResourceNotFoundException,
        'User pool us-east-1_nobodyhas does not exist.',
      )
    },
  },
})
