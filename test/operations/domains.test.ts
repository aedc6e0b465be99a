import { describe, expect, it } from 'vitest'
import { account } from '../bound-scripts.ts'
import { fault, world } from '../world.ts'

const CustomDomainConfig = { CertificateArn: 'arn:aws:acm:us-east-1:123456789012:certificate/one' }

/** A pool that the API made, and a way to make more. */
async function made() {
  const there = await world()
  const pool = async () => (await there.call('CreateUserPool', { PoolName: 'shop' })).UserPool?.Id ?? ''
  const UserPoolId = await pool()
  return { ...there, pool, UserPoolId }
}

describe('a domain that the API makes', () => {
  it('is described with the pool that has it', async () => {
    const { call, UserPoolId } = await made()
    const domain = { UserPoolId, Domain: 'shop' }
    expect(await call('CreateUserPoolDomain', domain)).toEqual({ ManagedLoginVersion: 1 })
    expect((await call('DescribeUserPoolDomain', domain)).DomainDescription).toEqual({
      ...domain,
      AWSAccountId: account,
      Status: 'ACTIVE',
      ManagedLoginVersion: 1,
    })
    expect((await call('DescribeUserPool', { UserPoolId })).UserPool?.Domain).toBe('shop')
  })

  it('may stand beside one of the other kind', async () => {
    const { call, UserPoolId } = await made()
    await call('CreateUserPoolDomain', { UserPoolId, Domain: 'login.shop.example', CustomDomainConfig })
    await call('CreateUserPoolDomain', { UserPoolId, Domain: 'shop' })
    expect((await call('DescribeUserPool', { UserPoolId })).UserPool).toMatchObject({
      Domain: 'shop',
      CustomDomain: 'login.shop.example',
    })
    expect(
      (await call('DescribeUserPoolDomain', { Domain: 'login.shop.example' })).DomainDescription,
    ).toMatchObject({ UserPoolId, CustomDomainConfig })
    await expect(call('CreateUserPoolDomain', { UserPoolId, Domain: 'shop2' })).rejects.toEqual(
      fault('InvalidParameterException', 'User pool already has a domain configured.'),
    )
  })

  it('is of one pool alone, also when two ask at the same moment', async () => {
    const { call, pool, UserPoolId } = await made()
    const other = await pool()
    const both = await Promise.allSettled(
      [UserPoolId, other].map((id) => call('CreateUserPoolDomain', { UserPoolId: id, Domain: 'shop' })),
    )
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    await expect(call('CreateUserPoolDomain', { UserPoolId: other, Domain: 'shop' })).rejects.toEqual(
      fault('InvalidParameterException'),
    )
  })

  it('is another pool’s once it is deleted, and holds its pool until then', async () => {
    const { call, pool, UserPoolId } = await made()
    const domain = { UserPoolId, Domain: 'shop' }
    await call('CreateUserPoolDomain', domain)
    await expect(call('DeleteUserPool', { UserPoolId })).rejects.toEqual(
      fault('InvalidParameterException', /has a domain configured/),
    )
    await call('DeleteUserPoolDomain', domain)
    expect(await call('DescribeUserPoolDomain', domain)).toEqual({ DomainDescription: {} })
    await call('CreateUserPoolDomain', { UserPoolId: await pool(), Domain: 'shop' })
    await call('DeleteUserPool', { UserPoolId })
  })

  it('keeps what an update does not say', async () => {
    const { call, UserPoolId } = await made()
    const domain = { UserPoolId, Domain: 'login.shop.example' }
    await call('CreateUserPoolDomain', { ...domain, CustomDomainConfig })
    expect(await call('UpdateUserPoolDomain', { ...domain, ManagedLoginVersion: 2 })).toEqual({
      ManagedLoginVersion: 2,
    })
    const renewed = { CertificateArn: 'arn:aws:acm:us-east-1:123456789012:certificate/two' }
    await call('UpdateUserPoolDomain', { ...domain, CustomDomainConfig: renewed })
    expect((await call('DescribeUserPoolDomain', domain)).DomainDescription).toMatchObject({
      ManagedLoginVersion: 2,
      CustomDomainConfig: renewed,
    })
  })

  it('is one of four of pools’ own in a region', async () => {
    const { call, pool } = await made()
    const add = async (at: number) =>
      call('CreateUserPoolDomain', {
        UserPoolId: await pool(),
        Domain: `login${at}.shop.example`,
        CustomDomainConfig,
      })
    for (const at of [1, 2, 3, 4]) await add(at)
    await expect(add(5)).rejects.toEqual(fault('LimitExceededException'))
  })
})

describe('CreateUserPoolDomain', () => {
  it.each([
    ['my-cognito', 'Domain cannot contain reserved word: cognito'],
    ['aws-shop', 'Domain cannot contain reserved word: aws'],
    ['login.shop.example', /only contain lower-case letters, numbers, and hyphens/],
    ['Shop', /failed to satisfy constraint/],
    ['-shop', /failed to satisfy constraint/],
    ['s'.repeat(64), /failed to satisfy constraint/],
  ])('refuses %s', async (Domain, message) => {
    const { call, UserPoolId } = await made()
    await expect(call('CreateUserPoolDomain', { UserPoolId, Domain })).rejects.toEqual(
      fault('InvalidParameterException', message),
    )
  })

  it('refuses managed login to the lowest tier, and a version there is not', async () => {
    const { call, UserPoolId } = await made()
    const lite = await call('CreateUserPool', { PoolName: 'lite', UserPoolTier: 'LITE' })
    const own = { UserPoolId: lite.UserPool?.Id ?? '', Domain: 'lite' }
    await expect(call('CreateUserPoolDomain', { ...own, ManagedLoginVersion: 2 })).rejects.toEqual(
      fault('FeatureUnavailableInTierException'),
    )
    await expect(
      call('CreateUserPoolDomain', { UserPoolId, Domain: 'shop', ManagedLoginVersion: 3 }),
    ).rejects.toEqual(fault('InvalidParameterException'))
  })

  it('refuses a pool that is declared', async () => {
    const { call } = await world()
    await expect(
      call('CreateUserPoolDomain', { UserPoolId: 'us-east-1_TestPool1', Domain: 'shop' }),
    ).rejects.toEqual(fault('InvalidParameterException', /is declared in/))
  })
})

it.each(['UpdateUserPoolDomain', 'DeleteUserPoolDomain'] as const)(
  '%s refuses a domain of another pool',
  async (name) => {
    const { call, pool, UserPoolId } = await made()
    await call('CreateUserPoolDomain', { UserPoolId: await pool(), Domain: 'theirs' })
    await expect(call(name, { UserPoolId, Domain: 'theirs' })).rejects.toEqual(
      fault('InvalidParameterException', 'No such domain or user pool exists.'),
    )
  },
)

it('refuses a certificate for a prefix', async () => {
  const { call, UserPoolId } = await made()
  const domain = { UserPoolId, Domain: 'shop' }
  await call('CreateUserPoolDomain', domain)
  await expect(call('UpdateUserPoolDomain', { ...domain, CustomDomainConfig })).rejects.toEqual(
    fault('InvalidParameterException'),
  )
})
