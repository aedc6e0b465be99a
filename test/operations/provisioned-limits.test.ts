import { describe, expect, it } from 'vitest'
import { fault, world } from '../world.ts'

const of = (Category: string, more: object = {}) => ({
  LimitDefinition: { LimitClass: 'API_CATEGORY' as const, Attributes: { Category, ...more } },
})

describe('provisioned limits', () => {
  it('are what everybody has until another is asked for, and then that', async () => {
    const { call } = await world()
    const before = { ...of('UserAuthentication'), ProvisionedLimitValue: 120, FreeLimitValue: 120 }
    expect((await call('GetProvisionedLimit', of('UserAuthentication'))).Limit).toEqual(before)
    const asked = { ...of('UserAuthentication'), RequestedLimitValue: 300 }
    const after = { ...before, ProvisionedLimitValue: 300 }
    expect((await call('UpdateProvisionedLimit', asked)).Limit).toEqual(after)
    expect((await call('GetProvisionedLimit', of('UserAuthentication'))).Limit).toEqual(after)
    await call('UpdateProvisionedLimit', { ...asked, RequestedLimitValue: 120 })
    expect((await call('GetProvisionedLimit', of('UserAuthentication'))).Limit).toEqual(before)
  })

  it('are of one region', async () => {
    const made = await world()
    await made.call('UpdateProvisionedLimit', { ...of('UserRead'), RequestedLimitValue: 200 })
    const signer = { account: '123456789012', region: 'eu-west-1' }
    Object.assign(made.ports.caller, { signer })
    expect((await made.call('GetProvisionedLimit', of('UserRead'))).Limit.ProvisionedLimitValue).toBe(120)
  })

  it.each<[string, object, number, string]>([
    ['a category that there is not', of('Everything'), 500, 'ResourceNotFoundException'],
    [
      'no category',
      { LimitDefinition: { LimitClass: 'API_CATEGORY', Attributes: {} } },
      500,
      'InvalidParameterException',
    ],
    ['another attribute', of('UserRead', { Region: 'here' }), 500, 'InvalidParameterException'],
    [
      'another class',
      { LimitDefinition: { ...of('UserRead').LimitDefinition, LimitClass: 'OTHER' } },
      500,
      'InvalidParameterException',
    ],
    ['less than everybody has', of('UserRead'), 119, 'InvalidParameterException'],
    ['a category that is as it is', of('UserUpdate'), 100, 'InvalidParameterException'],
    ['more than there can be', of('UserRead'), 10_001, 'ServiceQuotaExceededException'],
  ])('refuse %s', async (_, definition, RequestedLimitValue, code) => {
    const { call } = await world()
    const input = { ...(definition as ReturnType<typeof of>), RequestedLimitValue }
    await expect(call('UpdateProvisionedLimit', input)).rejects.toEqual(fault(code))
  })
})
