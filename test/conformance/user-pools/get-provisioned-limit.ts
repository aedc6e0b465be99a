import { ResourceNotFoundException } from '@aws-sdk/client-cognito-identity-provider'
import { expect } from 'vitest'
import { conformance } from './conformance.ts'
import { refused } from './refused.ts'
import { said } from './world.ts'

const read = {
  LimitDefinition: { LimitClass: 'API_CATEGORY' as const, Attributes: { Category: 'UserRead' } },
}

export const getProvisionedLimit = conformance('GetProvisionedLimit', {
  cases: {
    'tells how many calls of a kind there may be': async ({ aws }) => {
      const { Limit } = said(await aws.getProvisionedLimit(read))
      expect(Limit).toEqual({
        ...read,
        ProvisionedLimitValue: Limit?.FreeLimitValue,
        FreeLimitValue: expect.any(Number),
      })
    },
    'refuses a kind that there is not': async ({ aws }) => {
      await refused(
        aws.getProvisionedLimit({
          LimitDefinition: { LimitClass: 'API_CATEGORY', Attributes: { Category: 'Everything' } },
        }),
        ResourceNotFoundException,
        /./,
      )
    },
  },
})
