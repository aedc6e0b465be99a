import { describe, expect, it } from 'vitest'
import { fault, world } from '../world.ts'

async function made(UserPoolTier: 'LITE' | 'ESSENTIALS' = 'ESSENTIALS') {
  const there = await world()
  const { UserPool } = await there.call('CreateUserPool', { PoolName: 'shop', UserPoolTier })
  const own = { UserPoolId: UserPool?.Id ?? '' }
  return { ...there, own, arn: UserPool?.Arn ?? '', there: { ...own, RegionName: 'us-west-2' } }
}

describe('a replica of a pool', () => {
  it('is told from its making to its end, beside the pool itself', async () => {
    const { call, own, there, arn } = await made()
    const primary = { RegionName: 'us-east-1', Status: 'ACTIVE', Role: 'PRIMARY', UserPoolArn: arn }
    const replica = (Status: string) => ({
      RegionName: 'us-west-2',
      Status,
      Role: 'SECONDARY',
      UserPoolArn: arn.replace(':us-east-1:', ':us-west-2:'),
    })
    const list = async () => (await call('ListUserPoolReplicas', own)).UserPoolReplicas
    expect(await list()).toEqual([primary])
    expect((await call('CreateUserPoolReplica', there)).UserPoolReplica).toEqual(replica('CREATING'))
    expect(await list()).toEqual([primary, replica('INACTIVE')])
    const active = await call('UpdateUserPoolReplica', { ...there, Status: 'ACTIVE' })
    expect(active.UserPoolReplica).toEqual(replica('ACTIVE'))
    expect(await list()).toEqual([primary, replica('ACTIVE')])
    expect((await call('DeleteUserPoolReplica', there)).UserPoolReplica).toEqual(replica('DELETING'))
    expect(await list()).toEqual([primary])
  })

  it.each([
    ['where the pool is', 'us-east-1', 'InvalidParameterException'],
    ['where it is already', 'us-west-2', 'InvalidParameterException'],
    ['nowhere', 'somewhere', 'InvalidParameterException'],
    ['beside another', 'eu-west-1', 'LimitExceededException'],
  ])('is not made %s', async (_, RegionName, code) => {
    const { call, own, there } = await made()
    await call('CreateUserPoolReplica', there)
    await expect(call('CreateUserPoolReplica', { ...own, RegionName })).rejects.toEqual(fault(code))
  })

  it('is not to be had in the lowest tier', async () => {
    const { call, there } = await made('LITE')
    await expect(call('CreateUserPoolReplica', there)).rejects.toEqual(
      fault('FeatureUnavailableInTierException'),
    )
  })

  it('is neither changed nor deleted where there is none', async () => {
    const { call, there } = await made()
    const gone = fault('ResourceNotFoundException', /Replica/)
    await expect(call('UpdateUserPoolReplica', { ...there, Status: 'ACTIVE' })).rejects.toEqual(gone)
    await expect(call('DeleteUserPoolReplica', there)).rejects.toEqual(gone)
  })
})

it.each(['CreateUserPoolReplica', 'UpdateUserPoolReplica', 'DeleteUserPoolReplica'] as const)(
  'refuses %s of a pool that is declared',
  async (name) => {
    const { call } = await world()
    const said = { UserPoolId: 'us-east-1_TestPool1', RegionName: 'us-west-2', Status: 'ACTIVE' } as const
    await expect(call(name, said)).rejects.toEqual(fault('InvalidParameterException', /is declared in/))
  },
)
