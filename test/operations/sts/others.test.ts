import { describe, expect, it } from 'vitest'
import {
  decodeAuthorizationMessage,
  encodeAuthorizationMessage,
} from '../../../src/engine/sts/authorization-message.ts'
import { fault } from '../../world.ts'
import { account, allowing, arnOf, stsWorld } from './sts-world.ts'

describe('GetCallerIdentity', () => {
  it('tells everybody who they are, and needs no permission', async () => {
    const { call, guest, stranger, ops, assume, holder } = await stsWorld()
    const who = async (signer: typeof guest) => call('GetCallerIdentity', {}, signer)
    expect(await who(guest)).toEqual({
      UserId: expect.stringMatching(/^AIDA[A-Z2-7]{17}$/),
      Account: account,
      Arn: arnOf('user/guest'),
    })
    expect(await who(stranger)).toEqual({ UserId: account, Account: account, Arn: arnOf('root') })
    const { Credentials, AssumedRoleUser } = await assume('buyer', ops)
    expect(await who(holder(Credentials))).toEqual({
      UserId: AssumedRoleUser?.AssumedRoleId,
      Account: account,
      Arn: AssumedRoleUser?.Arn,
    })
  })
})

describe('GetSessionToken', () => {
  it('gives a user credentials of their own, for twelve hours or as long as is asked for', async () => {
    const { call, ops, session, holder, may, clock } = await stsWorld()
    const output = await call('GetSessionToken', {}, ops)
    expect(session(output)).toMatchObject({
      kind: 'user session',
      arn: arnOf('user/ops'),
      principalArn: arnOf('user/ops'),
      expires: clock.at + 43_200_000,
    })
    expect(may(holder(output.Credentials), 's3:GetObject')).toBe(true)
    expect(await call('GetCallerIdentity', {}, holder(output.Credentials))).toEqual(
      await call('GetCallerIdentity', {}, ops),
    )
    const short = await call('GetSessionToken', { DurationSeconds: 900 }, ops)
    expect(short.Credentials?.Expiration).toBe(clock.at / 1000 + 900)
  })

  it('gives the root an hour at most', async () => {
    const { call, stranger, session, clock } = await stsWorld()
    const output = await call('GetSessionToken', { DurationSeconds: 129_600 }, stranger)
    expect(session(output)?.expires).toBe(clock.at + 3_600_000)
  })

  it('opens roles, and neither another session nor a federated user', async () => {
    const { call, ops, holder, assume } = await stsWorld()
    const who = holder((await call('GetSessionToken', {}, ops)).Credentials)
    expect(await assume('buyer', who)).toMatchObject({ AssumedRoleUser: {} })
    await expect(call('GetSessionToken', {}, who)).rejects.toEqual(
      fault('AccessDeniedException', 'Cannot call GetSessionToken with session credentials'),
    )
    await expect(call('GetFederationToken', { Name: 'bob' }, who)).rejects.toEqual(
      fault('AccessDeniedException', 'Cannot call GetFederationToken with session credentials'),
    )
  })

  it.each([900, 129_600])('lasts %d seconds where that is asked for', async (DurationSeconds) => {
    const { call, ops, clock } = await stsWorld()
    for (const name of ['GetSessionToken', 'GetFederationToken'] as const) {
      const { Credentials } = await call(name, { DurationSeconds, Name: 'bob' }, ops)
      expect(Credentials?.Expiration).toBe(clock.at / 1000 + DurationSeconds)
    }
  })

  it.each([
    [899, /Value '899' at 'durationSeconds' .* greater than or equal to 900$/],
    [129_601, /Value '129601' at 'durationSeconds' .* less than or equal to 129600$/],
  ])('does not last %d seconds', async (DurationSeconds, message) => {
    const { call, ops } = await stsWorld()
    for (const name of ['GetSessionToken', 'GetFederationToken'] as const)
      await expect(call(name, { DurationSeconds, Name: 'bob' }, ops)).rejects.toEqual(
        fault('InvalidParameterException', message),
      )
  })
})

describe('GetFederationToken', () => {
  it('makes somebody who may do what both the user and the policy allow', async () => {
    const { call, ops, session, holder, may, clock } = await stsWorld()
    const output = await call(
      'GetFederationToken',
      { Name: 'bob', Policy: allowing('s3:Get*', 'ec2:*') },
      ops,
    )
    expect(output).toEqual({
      Credentials: expect.objectContaining({ Expiration: clock.at / 1000 + 43_200 }),
      FederatedUser: {
        FederatedUserId: `${account}:bob`,
        Arn: `arn:aws:sts::${account}:federated-user/bob`,
      },
      PackedPolicySize: 3,
    })
    expect(session(output)).toMatchObject({ kind: 'federated user', principalArn: arnOf('user/ops') })
    const bob = holder(output.Credentials)
    expect(['s3:GetObject', 's3:PutObject', 'ec2:RunInstances'].map((action) => may(bob, action))).toEqual([
      true,
      false,
      false,
    ])
  })

  it('makes somebody who may do nothing, without a policy', async () => {
    const { call, ops, holder, may } = await stsWorld()
    const { Credentials, PackedPolicySize } = await call('GetFederationToken', { Name: 'bob' }, ops)
    expect(PackedPolicySize).toBe(0)
    expect(may(holder(Credentials), 's3:GetObject')).toBe(false)
  })

  it('opens no role', async () => {
    const { call, ops, holder, assume } = await stsWorld()
    const { Credentials } = await call('GetFederationToken', { Name: 'bob', Policy: allowing('*') }, ops)
    await expect(assume('buyer', holder(Credentials))).rejects.toEqual(fault('AccessDeniedException'))
  })

  it('takes tags of those who may give them', async () => {
    const { call, ops, guest, session } = await stsWorld()
    const Tags = [{ Key: 'team', Value: 'red' }]
    const output = await call('GetFederationToken', { Name: 'bob', Tags }, ops)
    expect(session(output)).toMatchObject({ tags: { team: 'red' }, transitiveTags: [] })
    await expect(call('GetFederationToken', { Name: 'bob', Tags }, guest)).rejects.toEqual(
      fault(
        'AccessDeniedException',
        `User: ${arnOf('user/guest')} is not authorized to perform: sts:TagSession on resource: arn:aws:sts::${account}:federated-user/bob`,
      ),
    )
  })
})

describe('GetAccessKeyInfo', () => {
  it.each([
    ['a declared key', 'AKIAIOSFODNN7EXAMPLE', account],
    ['a key of another account, which stands in its id', 'ASIAQNZGKIQY56JQ7WML', '029608264753'],
  ])('tells the account of %s', async (_, AccessKeyId, Account) => {
    const { call, ops } = await stsWorld()
    expect(await call('GetAccessKeyInfo', { AccessKeyId }, ops)).toEqual({ Account })
  })

  it('tells the account of keys that it has made', async () => {
    const { call, ops, assume } = await stsWorld()
    const { Credentials } = await assume('buyer', ops)
    const AccessKeyId = Credentials?.AccessKeyId ?? ''
    expect(await call('GetAccessKeyInfo', { AccessKeyId }, ops)).toEqual({ Account: account })
  })

  it.each([
    ['a key that says no account', 'AKIAIOSFODNN7EXAMPLF'],
    ['what is no key', 'AROAQNZGKIQY56JQ7WML'],
  ])('refuses %s', async (_, AccessKeyId) => {
    const { call, ops } = await stsWorld()
    await expect(call('GetAccessKeyInfo', { AccessKeyId }, ops)).rejects.toEqual(
      fault('UnrecognizedClientException'),
    )
  })
})

describe('DecodeAuthorizationMessage', () => {
  it('tells what a denial was about, in the shape of AWS', async () => {
    const { call, ops, guest, ports } = await stsWorld()
    const asked = { action: 's3:GetObject', resource: 'arn:aws:s3:::shop/x', context: { 's3:prefix': 'x' } }
    const decision = ports.iam.decide(guest, asked)
    const EncodedMessage = encodeAuthorizationMessage({ signer: guest, asked, decision }, ports)
    const { DecodedMessage = '' } = await call('DecodeAuthorizationMessage', { EncodedMessage }, ops)
    expect(JSON.parse(DecodedMessage)).toMatchObject({
      allowed: false,
      explicitDeny: false,
      matchedStatements: { items: [] },
      context: {
        principal: { id: guest.userId, name: 'guest', arn: arnOf('user/guest') },
        action: 's3:GetObject',
        resource: 'arn:aws:s3:::shop/x',
        conditions: {
          items: expect.arrayContaining([{ key: 's3:prefix', values: { items: [{ value: 'x' }] } }]),
        },
      },
    })
  })

  it('never needs more room than there is', async () => {
    const { guest, ports } = await stsWorld()
    const context = Object.fromEntries(
      Array.from({ length: 200 }, (_, n) => [`aws:RequestTag/k${n}`, 'v'.repeat(256)]),
    )
    const asked = { action: 's3:GetObject', resource: '*', context }
    const encoded = encodeAuthorizationMessage(
      { signer: guest, asked, decision: { decision: 'explicitDeny' } },
      ports,
    )
    expect(encoded.length).toBeLessThanOrEqual(10_240)
    expect(JSON.parse(decodeAuthorizationMessage(encoded, ports) ?? '')).toMatchObject({ explicitDeny: true })
  })

  it('refuses what this server has not sealed', async () => {
    const { call, ops, guest, ports } = await stsWorld()
    const asked = { action: 's3:GetObject', resource: '*' }
    const real = encodeAuthorizationMessage(
      { signer: guest, asked, decision: { decision: 'implicitDeny' } },
      ports,
    )
    for (const EncodedMessage of ['x', real.slice(0, -4), `A${real.slice(1)}`, '%%%'])
      await expect(call('DecodeAuthorizationMessage', { EncodedMessage }, ops)).rejects.toEqual(
        fault('InvalidAuthorizationMessageException'),
      )
  })
})

describe('credentials of a user for a while, and those of a federated user', () => {
  const key = { AccessKeyId: 'AKIAIOSFODNN7EXAMPLE' }
  it.each([
    ['GetAccessKeyInfo', key],
    ['DecodeAuthorizationMessage', { EncodedMessage: 'x' }],
  ] as const)('do not open %s', async (name, input) => {
    const { call, ops, holder } = await stsWorld()
    const refused = fault('AccessDeniedException', `Cannot call ${name} with session credentials`)
    const own = holder((await call('GetSessionToken', {}, ops)).Credentials)
    const policy = { Name: 'bob', Policy: allowing('*') }
    const bob = holder((await call('GetFederationToken', policy, ops)).Credentials)
    for (const who of [own, bob]) await expect(call(name, input, who)).rejects.toEqual(refused)
  })

  it('tell who they are, and those of a role are told of keys', async () => {
    const { call, ops, holder, assume } = await stsWorld()
    const policy = { Name: 'bob', Policy: allowing('*') }
    const bob = holder((await call('GetFederationToken', policy, ops)).Credentials)
    const Arn = `arn:aws:sts::${account}:federated-user/bob`
    expect(await call('GetCallerIdentity', {}, bob)).toEqual({
      UserId: `${account}:bob`,
      Account: account,
      Arn,
    })
    const role = holder((await assume('buyer', ops)).Credentials)
    expect(await call('GetAccessKeyInfo', key, role)).toEqual({ Account: account })
  })
})

describe('what an account without the feature refuses', () => {
  it.each([
    [
      'AssumeRoot',
      {
        TargetPrincipal: '999999999999',
        TaskPolicyArn: { arn: 'arn:aws:iam::aws:policy/root-task/IAMAuditRootUserCredentials' },
      },
      'AccessDeniedException',
      `User: ${arnOf('user/ops')} is not authorized to perform: sts:AssumeRoot on resource: arn:aws:iam::999999999999:root`,
    ],
    [
      'GetWebIdentityToken',
      { Audience: ['https://api.example'], SigningAlgorithm: 'RS256' },
      'OutboundWebIdentityFederationDisabledException',
      /not enabled/,
    ],
    [
      'GetDelegatedAccessToken',
      { TradeInToken: 'token' },
      'AccessDeniedException',
      'Not authorized to perform sts:GetDelegatedAccessToken',
    ],
  ] as const)('is %s', async (name, input, code, message) => {
    const { call, ops } = await stsWorld()
    await expect(call(name, input as never, ops)).rejects.toEqual(fault(code, message))
  })
})
