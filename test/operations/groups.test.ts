import { describe, expect, it } from 'vitest'
import type { Api } from '../../src/model/api.ts'
import { fault, world } from '../world.ts'

const UserPoolId = 'us-east-1_TestPool1'
const who = (Username = 'ana') => ({ UserPoolId, Username })

describe('groups', () => {
  const groups = ['b', 'a', 'd', 'c'].map((GroupName, Precedence) => ({
    GroupName,
    Precedence,
    Description: `the ${GroupName}s`,
  }))
  const names = ({ Groups }: Api['AdminListGroupsForUser']['output']) =>
    Groups?.map(({ GroupName }) => GroupName)

  it('are joined and left, as often as one likes', async () => {
    const { call, clock } = await world({ groups })
    const at = clock.at / 1000
    for (const GroupName of ['a', 'b', 'a'])
      expect(await call('AdminAddUserToGroup', { ...who(), GroupName })).toEqual({})
    expect(names(await call('AdminListGroupsForUser', who()))).toEqual(['a', 'b'])
    for (const GroupName of ['a', 'a', 'c'])
      expect(await call('AdminRemoveUserFromGroup', { ...who(), GroupName })).toEqual({})
    expect(await call('AdminListGroupsForUser', who())).toEqual({
      Groups: [
        {
          GroupName: 'b',
          Precedence: 0,
          Description: 'the bs',
          UserPoolId,
          CreationDate: at,
          LastModifiedDate: at,
        },
      ],
    })
  })

  it('are a hundred for one user at most, of whom who has them keeps them', async () => {
    const many = Array.from({ length: 101 }, (_, at) => ({ GroupName: `g${at}` }))
    const { call } = await world({ groups: many })
    const join = (GroupName: string) => call('AdminAddUserToGroup', { ...who(), GroupName })
    for (const { GroupName } of many.slice(0, 100)) await join(GroupName)
    await expect(join('g100')).rejects.toEqual(
      fault('InvalidParameterException', 'A user can be a member of at most 100 groups.'),
    )
    expect(await join('g99')).toEqual({})
    await call('AdminRemoveUserFromGroup', { ...who(), GroupName: 'g0' })
    expect(await join('g100')).toEqual({})
  })

  it('are listed a page at a time', async () => {
    const { call } = await world({ groups })
    for (const { GroupName } of groups) await call('AdminAddUserToGroup', { ...who(), GroupName })
    const first = await call('AdminListGroupsForUser', { ...who(), Limit: 3 })
    expect(names(first)).toEqual(['a', 'b', 'c'])
    const last = await call('AdminListGroupsForUser', { ...who(), Limit: 3, NextToken: first.NextToken })
    expect([names(last), last.NextToken]).toEqual([['d'], undefined])
    expect(names(await call('AdminListGroupsForUser', { ...who(), Limit: 0 }))).toHaveLength(4)
    expect(await call('AdminListGroupsForUser', { ...who(), Limit: 4 })).not.toHaveProperty('NextToken')
  })

  it.each(['AdminAddUserToGroup', 'AdminRemoveUserFromGroup'] as const)('must be there: %s', async (name) => {
    const { call } = await world({ groups })
    await expect(call(name, { ...who(), GroupName: 'x' })).rejects.toEqual(
      fault('ResourceNotFoundException', 'Group not found.'),
    )
  })

  it("know no token of somebody else's making", async () => {
    const { call } = await world({ groups })
    await expect(call('AdminListGroupsForUser', { ...who(), NextToken: 'notours' })).rejects.toEqual(
      fault('InvalidParameterException', 'Invalid pagination token.'),
    )
  })
})
