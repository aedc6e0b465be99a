import { describe, expect, it } from 'vitest'
import { fault, world } from '../world.ts'

/** A pool that the API made, with a client that has a secret. */
async function made(pool: object = {}) {
  const there = await world()
  const { UserPool } = await there.call('CreateUserPool', { PoolName: 'shop', ...pool })
  const own = { UserPoolId: UserPool?.Id ?? '' }
  const { UserPoolClient } = await there.call('CreateUserPoolClient', {
    ...own,
    ClientName: 'web',
    GenerateSecret: true,
  })
  const client = { ...own, ClientId: UserPoolClient?.ClientId ?? '' }
  return { ...there, UserPool, UserPoolClient, own, client }
}

describe('attributes that are added', () => {
  it('are there beside the others, and can be changed unless it is said', async () => {
    const { call, own } = await made({ Schema: [{ Name: 'team', AttributeDataType: 'String' }] })
    await call('AddCustomAttributes', {
      ...own,
      CustomAttributes: [
        { Name: 'plan', AttributeDataType: 'String', Mutable: false },
        { Name: 'score', AttributeDataType: 'Number' },
      ],
    })
    const { SchemaAttributes = [] } = (await call('DescribeUserPool', own)).UserPool ?? {}
    const told = SchemaAttributes.filter(({ Name }) => Name?.startsWith('custom:'))
    expect(told.map(({ Name, Mutable }) => [Name, Mutable])).toEqual([
      ['custom:team', true],
      ['custom:plan', false],
      ['custom:score', true],
    ])
  })

  it.each([
    ['is there already', { Name: 'team' }],
    ['is every pool’s', { Name: 'email' }],
    ['must be given', { Name: 'plan', Required: true }],
  ])('are not one that %s', async (_, attribute) => {
    const { call, own } = await made({ Schema: [{ Name: 'team', AttributeDataType: 'String' }] })
    await expect(call('AddCustomAttributes', { ...own, CustomAttributes: [attribute] })).rejects.toEqual(
      fault('InvalidParameterException'),
    )
  })

  it('are fifty at most', async () => {
    const { call, own } = await made()
    const some = (from: number) => Array.from({ length: 25 }, (__, at) => ({ Name: `a${from + at}` }))
    await call('AddCustomAttributes', { ...own, CustomAttributes: some(0) })
    await call('AddCustomAttributes', { ...own, CustomAttributes: some(25) })
    await expect(
      call('AddCustomAttributes', { ...own, CustomAttributes: [{ Name: 'more' }] }),
    ).rejects.toEqual(fault('InvalidParameterException'))
  })
})

describe('second proofs of a pool', () => {
  const sms = {
    SmsAuthenticationMessage: 'Code: {####}',
    SmsConfiguration: { SnsCallerArn: 'arn:aws:iam::123456789012:role/sms' },
  }

  it('are told as they were set, and are no longer where they are left out', async () => {
    const SourceArn = 'arn:aws:ses:us-east-1:123456789012:identity/shop.example'
    const { call, own } = await made({ EmailConfiguration: { EmailSendingAccount: 'DEVELOPER', SourceArn } })
    const set = {
      MfaConfiguration: 'OPTIONAL' as const,
      SmsMfaConfiguration: sms,
      SoftwareTokenMfaConfiguration: { Enabled: true },
      EmailMfaConfiguration: { Message: 'Code: {####}', Subject: 'Your code' },
      WebAuthnConfiguration: { RelyingPartyId: 'auth.example.com', UserVerification: 'required' as const },
    }
    expect(await call('SetUserPoolMfaConfig', { ...own, ...set })).toEqual(set)
    expect(await call('GetUserPoolMfaConfig', own)).toEqual(set)
    await call('SetUserPoolMfaConfig', {
      ...own,
      MfaConfiguration: 'ON',
      SoftwareTokenMfaConfiguration: { Enabled: true },
    })
    expect(await call('GetUserPoolMfaConfig', own)).toEqual({
      MfaConfiguration: 'ON',
      SoftwareTokenMfaConfiguration: { Enabled: true },
    })
  })

  it('stay when the rest of the pool is updated', async () => {
    const { call, own } = await made()
    const set = { MfaConfiguration: 'ON' as const, SoftwareTokenMfaConfiguration: { Enabled: true } }
    await call('SetUserPoolMfaConfig', { ...own, ...set })
    await call('UpdateUserPool', { ...own, MfaConfiguration: 'ON' })
    expect(await call('GetUserPoolMfaConfig', own)).toEqual(set)
  })

  it.each([
    ['on, and there is none', { MfaConfiguration: 'ON' as const }],
    ['texts, and nobody sends them', { SmsMfaConfiguration: {} }],
  ])('are not %s', async (_, set) => {
    const { call, own } = await made()
    await expect(call('SetUserPoolMfaConfig', { ...own, ...set })).rejects.toEqual(
      fault('InvalidParameterException'),
    )
  })
})

describe('tags of a pool', () => {
  it('are given, told and taken', async () => {
    const { call, UserPool } = await made({ UserPoolTags: { team: 'shop' } })
    const ResourceArn = UserPool?.Arn ?? ''
    await call('TagResource', { ResourceArn, Tags: { cost: '1' } })
    expect((await call('ListTagsForResource', { ResourceArn })).Tags).toEqual({ team: 'shop', cost: '1' })
    await call('UntagResource', { ResourceArn, TagKeys: ['team', 'none'] })
    expect((await call('ListTagsForResource', { ResourceArn })).Tags).toEqual({ cost: '1' })
  })

  it.each([
    ['what is no pool', 'arn:aws:s3:::shop', 'InvalidParameterException'],
    [
      'a pool that is not there',
      'arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_nobody000',
      'ResourceNotFoundException',
    ],
  ])('are not of %s', async (_, ResourceArn, code) => {
    const { call } = await made()
    await expect(call('ListTagsForResource', { ResourceArn })).rejects.toEqual(fault(code))
  })
})

describe('secrets of a client', () => {
  it('are two at most, either of which proves it, and one at least', async () => {
    const { call, client, clock, ports, UserPoolClient } = await made()
    clock.at += 1000
    const { ClientSecretDescriptor: second } = await call('AddUserPoolClientSecret', client)
    expect(second?.ClientSecretValue).toMatch(/^[a-z0-9]{51}$/)
    const found = await ports.pools.byClientId(client.ClientId)
    if (!found) throw new Error('the client is gone')
    expect(ports.pools.secrets(found.pool, found.client)).toEqual([
      UserPoolClient?.ClientSecret,
      second?.ClientSecretValue,
    ])
    await expect(call('AddUserPoolClientSecret', client)).rejects.toEqual(fault('LimitExceededException'))

    const { ClientSecrets = [] } = await call('ListUserPoolClientSecrets', client)
    expect(ClientSecrets.map((secret) => Object.keys(secret))).toEqual([
      ['ClientSecretId', 'ClientSecretCreateDate'],
      ['ClientSecretId', 'ClientSecretCreateDate'],
    ])
    const first = { ...client, ClientSecretId: ClientSecrets[0]?.ClientSecretId ?? '' }
    await call('DeleteUserPoolClientSecret', first)
    const { UserPoolClient: after } = await call('DescribeUserPoolClient', client)
    expect(after?.ClientSecret).toBe(second?.ClientSecretValue)
    await expect(call('DeleteUserPoolClientSecret', first)).rejects.toEqual(
      fault('ResourceNotFoundException'),
    )
    await expect(
      call('DeleteUserPoolClientSecret', { ...client, ClientSecretId: second?.ClientSecretId ?? '' }),
    ).rejects.toEqual(fault('InvalidParameterException'))
  })

  it('are what the caller brings', async () => {
    const { call, client, clock } = await made()
    clock.at += 1000
    const ClientSecret = 'x'.repeat(24)
    const said = await call('AddUserPoolClientSecret', { ...client, ClientSecret })
    expect(said.ClientSecretDescriptor?.ClientSecretValue).toBe(ClientSecret)
  })

  it('are none where the client was made without one', async () => {
    const { call, own } = await made()
    const { UserPoolClient } = await call('CreateUserPoolClient', { ...own, ClientName: 'public' })
    const client = { ...own, ClientId: UserPoolClient?.ClientId ?? '' }
    await expect(call('AddUserPoolClientSecret', client)).rejects.toEqual(fault('InvalidParameterException'))
  })
})
