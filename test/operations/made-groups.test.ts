import { describe, expect, it } from 'vitest'
import { fault, world } from '../world.ts'

/** A pool that the API made, with a group and these members. */
async function made(...members: readonly string[]) {
  const there = await world()
  const { call } = there
  const UserPoolId = (await call('CreateUserPool', { PoolName: 'shop' })).UserPool?.Id ?? ''
  const group = { UserPoolId, GroupName: 'admins' }
  const { Group } = await call('CreateGroup', { ...group, Description: 'all of them', Precedence: 1 })
  for (const Username of members) {
    await call('AdminCreateUser', { UserPoolId, Username, MessageAction: 'SUPPRESS' })
    await call('AdminAddUserToGroup', { ...group, Username })
  }
  return { ...there, UserPoolId, group, Group }
}

describe('a group that the API makes', () => {
  it('is told as it was said, with dates', async () => {
    const { call, group, Group, clock } = await made()
    const at = clock.at / 1000
    expect(Group).toEqual({
      ...group,
      Description: 'all of them',
      Precedence: 1,
      CreationDate: at,
      LastModifiedDate: at,
    })
    expect((await call('GetGroup', group)).Group).toEqual(Group)
    expect((await call('ListGroups', { UserPoolId: group.UserPoolId })).Groups).toEqual([Group])
  })

  it('is made once', async () => {
    const { call, group } = await made()
    await expect(call('CreateGroup', group)).rejects.toEqual(
      fault('GroupExistsException', 'A group with the name already exists.'),
    )
  })

  it('is made once, also by two at the same moment', async () => {
    const { call, UserPoolId } = await made()
    const both = await Promise.allSettled(
      [1, 2].map(() => call('CreateGroup', { UserPoolId, GroupName: 'twins' })),
    )
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  it('is changed, and keeps what the change does not say', async () => {
    const { call, group, clock } = await made()
    clock.at += 2000
    const { Group } = await call('UpdateGroup', { ...group, Precedence: 7 })
    expect(Group).toMatchObject({
      Description: 'all of them',
      Precedence: 7,
      LastModifiedDate: clock.at / 1000,
      CreationDate: clock.at / 1000 - 2,
    })
  })

  it('lists its members, a page at a time', async () => {
    const { call, group } = await made('cid', 'ana', 'bob')
    const first = await call('ListUsersInGroup', { ...group, Limit: 2 })
    expect(first.Users?.map(({ Username }) => Username)).toEqual(['ana', 'bob'])
    const second = await call('ListUsersInGroup', { ...group, Limit: 2, NextToken: first.NextToken })
    expect(second.Users?.map(({ Username }) => Username)).toEqual(['cid'])
    expect(second.NextToken).toBeUndefined()
  })

  it('is empty when it is deleted and made again', async () => {
    const { call, group } = await made('ana')
    await call('DeleteGroup', group)
    await expect(call('GetGroup', group)).rejects.toEqual(
      fault('ResourceNotFoundException', 'Group not found.'),
    )
    await call('CreateGroup', group)
    expect((await call('ListUsersInGroup', group)).Users).toEqual([])
  })
})

it.each(['CreateGroup', 'UpdateGroup', 'DeleteGroup'] as const)(
  'refuses %s of a pool that is declared',
  async (name) => {
    const { call } = await world({ groups: [{ GroupName: 'staff' }] })
    await expect(
      call(name, { UserPoolId: 'us-east-1_TestPool1', GroupName: 'staff' } as never),
    ).rejects.toEqual(fault('InvalidParameterException', /is declared in/))
  },
)
