import { describe, expect, it } from 'vitest'
import type { Api } from '../../src/model/api.ts'
import { fault, world } from '../world.ts'

type Pool = Partial<Api['CreateUserPool']['input']>
const plus: Pool = { UserPoolTier: 'PLUS', UserPoolAddOns: { AdvancedSecurityMode: 'ENFORCED' } }

/** A pool that the API made, with a client. */
async function made(pool: Pool = plus) {
  const there = await world()
  const { UserPool } = await there.call('CreateUserPool', { PoolName: 'shop', ...pool })
  const own = { UserPoolId: UserPool?.Id ?? '' }
  const { UserPoolClient } = await there.call('CreateUserPoolClient', { ...own, ClientName: 'web' })
  return { ...there, own, client: { ...own, ClientId: UserPoolClient?.ClientId ?? '' } }
}

const blocked = {
  CompromisedCredentialsRiskConfiguration: {
    EventFilter: ['SIGN_IN'],
    Actions: { EventAction: 'BLOCK' },
  },
} as const
const allowed = { RiskExceptionConfiguration: { SkippedIPRangeList: ['203.0.113.0/24', '2001:db8::/32'] } }

describe('what is done about risks', () => {
  it('is said of all clients, and told with its date', async () => {
    const { call, own, clock } = await made()
    const said = { UserPoolId: own.UserPoolId, ...blocked, LastModifiedDate: clock.at / 1000 }
    expect((await call('SetRiskConfiguration', { ...own, ...blocked })).RiskConfiguration).toEqual(said)
    clock.at += 5000
    expect((await call('DescribeRiskConfiguration', own)).RiskConfiguration).toEqual(said)
    const all = { ...own, ClientId: 'ALL' }
    expect((await call('DescribeRiskConfiguration', all)).RiskConfiguration).toEqual(said)
  })

  it('is said of one client apart from the others', async () => {
    const { call, own, client } = await made()
    await call('SetRiskConfiguration', { ...own, ...blocked })
    expect((await call('DescribeRiskConfiguration', client)).RiskConfiguration).toEqual(client)
    await call('SetRiskConfiguration', { ...client, ...allowed })
    const { RiskConfiguration } = await call('DescribeRiskConfiguration', client)
    expect(RiskConfiguration).toMatchObject({ ...client, ...allowed })
    expect(RiskConfiguration).not.toHaveProperty('CompromisedCredentialsRiskConfiguration')
    expect((await call('DescribeRiskConfiguration', own)).RiskConfiguration).toMatchObject(blocked)
  })

  it('is replaced as a whole, and gone when nothing is said', async () => {
    const { call, own } = await made()
    await call('SetRiskConfiguration', { ...own, ...blocked })
    await call('SetRiskConfiguration', { ...own, ...allowed })
    expect((await call('DescribeRiskConfiguration', own)).RiskConfiguration).not.toHaveProperty(
      'CompromisedCredentialsRiskConfiguration',
    )
    for (const _twice of [1, 2])
      expect((await call('SetRiskConfiguration', own)).RiskConfiguration).toEqual(own)
    expect((await call('DescribeRiskConfiguration', own)).RiskConfiguration).toEqual(own)
  })

  it('goes with its client', async () => {
    const { call, client, own, store } = await made()
    await call('SetRiskConfiguration', { ...client, ...blocked })
    await call('DeleteUserPoolClient', client)
    expect((await store.keptPool(own.UserPoolId))?.parts).toEqual([])
  })

  it.each(['198.51.100.7', '198.51.100.0/33', 'home', '::1/200'])('refuses the range %s', async (range) => {
    const { call, own } = await made()
    const RiskExceptionConfiguration = { BlockedIPRangeList: [range] }
    await expect(call('SetRiskConfiguration', { ...own, RiskExceptionConfiguration })).rejects.toEqual(
      fault('InvalidParameterException', /CIDR/),
    )
  })

  it.each<[string, Pool]>([
    ['of a tier without it', { UserPoolTier: 'ESSENTIALS' }],
    ['where it is off', { UserPoolTier: 'PLUS', UserPoolAddOns: { AdvancedSecurityMode: 'OFF' } }],
    ['where it was never turned on', { UserPoolTier: 'PLUS' }],
  ])('is refused in a pool %s', async (_, pool) => {
    const { call, own } = await made(pool)
    for (const name of ['SetRiskConfiguration', 'DescribeRiskConfiguration'] as const)
      await expect(call(name, own)).rejects.toEqual(fault('UserPoolAddOnNotEnabledException'))
  })

  it('is refused of a client that is not there', async () => {
    const { call, own } = await made()
    await expect(
      call('SetRiskConfiguration', { ...own, ClientId: 'webclient000000000000000aa' }),
    ).rejects.toEqual(fault('ResourceNotFoundException', /client webclient/))
  })
})

const group = { LogGroupArn: 'arn:aws:logs:us-east-1:123456789012:log-group:users' }
const mail = {
  EventSource: 'userNotification',
  LogLevel: 'ERROR',
  CloudWatchLogsConfiguration: group,
} as const
const events = {
  EventSource: 'userAuthEvents',
  LogLevel: 'INFO',
  S3Configuration: { BucketArn: 'arn:aws:s3:::sign-ins' },
} as const

describe('where logs go', () => {
  it('is told as it was said', async () => {
    const { call, own } = await made()
    const said = { ...own, LogConfigurations: [mail, events] }
    expect((await call('SetLogDeliveryConfiguration', said)).LogDeliveryConfiguration).toEqual(said)
    expect((await call('GetLogDeliveryConfiguration', own)).LogDeliveryConfiguration).toEqual(said)
  })

  it('is nowhere before it is said, and after it is taken back', async () => {
    const { call, own } = await made()
    const nowhere = { ...own, LogConfigurations: [] }
    expect((await call('GetLogDeliveryConfiguration', own)).LogDeliveryConfiguration).toEqual(nowhere)
    await call('SetLogDeliveryConfiguration', { ...own, LogConfigurations: [mail] })
    await call('SetLogDeliveryConfiguration', nowhere)
    expect((await call('GetLogDeliveryConfiguration', own)).LogDeliveryConfiguration).toEqual(nowhere)
  })

  it.each<[string, Api['SetLogDeliveryConfiguration']['input']['LogConfigurations']]>([
    ['a source twice', [mail, mail]],
    ['a level that the source has not', [{ ...mail, LogLevel: 'INFO' }]],
    ['no destination', [{ EventSource: 'userAuthEvents', LogLevel: 'INFO' }]],
    ['two destinations', [{ ...events, CloudWatchLogsConfiguration: group }]],
    [
      'messages to a bucket',
      [{ EventSource: 'userNotification', LogLevel: 'ERROR', S3Configuration: events.S3Configuration }],
    ],
  ])('refuses %s', async (_, LogConfigurations) => {
    const { call, own } = await made()
    await expect(call('SetLogDeliveryConfiguration', { ...own, LogConfigurations })).rejects.toEqual(
      fault('InvalidParameterException'),
    )
  })

  it('has no sign-ins without the tier for them', async () => {
    const { call, own } = await made({})
    await expect(
      call('SetLogDeliveryConfiguration', { ...own, LogConfigurations: [events] }),
    ).rejects.toEqual(fault('FeatureUnavailableInTierException'))
  })
})

it.each(['SetRiskConfiguration', 'SetLogDeliveryConfiguration'] as const)(
  'refuses %s of a pool that is declared',
  async (name) => {
    const { call } = await world()
    await expect(
      call(name, { UserPoolId: 'us-east-1_TestPool1', LogConfigurations: [] } as never),
    ).rejects.toEqual(fault('InvalidParameterException', /is declared in/))
  },
)
