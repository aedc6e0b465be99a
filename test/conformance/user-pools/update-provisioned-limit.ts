import { InvalidParameterException } from '@aws-sdk/client-cognito-identity-provider'
import { expect } from 'vitest'
import { conformance } from './conformance.ts'
import { refused } from './refused.ts'
import { said } from './world.ts'

const write = {
  LimitDefinition: { LimitClass: 'API_CATEGORY' as const, Attributes: { Category: 'UserAuthentication' } },
}

export const updateProvisionedLimit = conformance('UpdateProvisionedLimit', {
  cases: {
    'keeps another rate than the one that is free': async ({ aws }) => {
      const { Limit: was } = await aws.getProvisionedLimit(write)
      const RequestedLimitValue = (was?.FreeLimitValue ?? 0) + 10
      const { Limit } = said(await aws.updateProvisionedLimit({ ...write, RequestedLimitValue }))
      expect(Limit).toEqual({ ...was, ProvisionedLimitValue: RequestedLimitValue })
      expect((await aws.getProvisionedLimit(write)).Limit).toEqual(Limit)
    },
    'refuses a rate below the one that is free': async ({ aws }) => {
      await refused(
        aws.updateProvisionedLimit({ ...write, RequestedLimitValue: 1 }),
        InvalidParameterException,
        /./,
      )
    },
  },
})
