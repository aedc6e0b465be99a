import { describe, expect, it } from 'vitest'
import type { Api } from '../../src/model/api.ts'
import type { User } from '../../src/model/user.ts'
import { ana, fault, world } from '../world.ts'

const UserPoolId = 'us-east-1_TestPool1'
const list = (attributes: Record<string, string>) =>
  Object.entries(attributes).map(([Name, Value]) => ({ Name, Value }))

describe('ListUsers', () => {
  const person = (username: string, more: Partial<User> = {}): User => ({
    ...ana,
    username,
    sub: `sub-of-${username}`,
    attributes: { email: `${username}@example.com`, name: username.toUpperCase() },
    ...more,
  })
  const users = [
    person('dan'),
    person('ana'),
    person('cid', { enabled: false }),
    person('abe', { status: 'UNCONFIRMED', attributes: { email: 'abe@example.org', family_name: 'O"Hara' } }),
  ]
  const open = async () => {
    const { call } = await world({ users })
    const find = (more: Partial<Api['ListUsers']['input']> = {}) => call('ListUsers', { UserPoolId, ...more })
    const names = async (more: Partial<Api['ListUsers']['input']> = {}) =>
      (await find(more)).Users?.map(({ Username }) => Username)
    return { call, find, names }
  }

  it('lists everybody by name, with what is known of them', async () => {
    const { find, names } = await open()
    expect(await names()).toEqual(['abe', 'ana', 'cid', 'dan'])
    expect((await find()).Users?.[2]).toEqual({
      Username: 'cid',
      Attributes: list({ sub: 'sub-of-cid', email: 'cid@example.com', name: 'CID' }),
      UserCreateDate: ana.createdAt / 1000,
      UserLastModifiedDate: ana.modifiedAt / 1000,
      Enabled: false,
      UserStatus: 'CONFIRMED',
    })
  })

  it('lists a page at a time', async () => {
    const { find } = await open()
    const first = await find({ Limit: 3 })
    expect(first.Users).toHaveLength(3)
    const last = await find({ Limit: 3, PaginationToken: first.PaginationToken })
    expect(last.Users?.map(({ Username }) => Username)).toEqual(['dan'])
    expect(last).not.toHaveProperty('PaginationToken')
    expect((await find({ Limit: 0 })).Users).toHaveLength(4)
  })

  it.each([
    ['username = "ana"', ['ana']],
    ['username ^= "a"', ['abe', 'ana']],
    ['email ^= "dan@"', ['dan']],
    ['email = "dan@"', []],
    ['sub = "sub-of-cid"', ['cid']],
    ['name="DAN"', ['dan']],
    ['family_name = "O\\"Hara"', ['abe']],
    ['cognito:user_status = "UNCONFIRMED"', ['abe']],
    ['status = "Disabled"', ['cid']],
    ['status = "Enabled"', ['abe', 'ana', 'dan']],
    ['  ', ['abe', 'ana', 'cid', 'dan']],
  ])('lists those of whom it is so: %s', async (Filter, found) => {
    const { names } = await open()
    expect(await names({ Filter })).toEqual(found)
  })

  it.each([
    ['username ^= "a"', ['abe', 'ana']],
    ['email ^= ""', ['abe', 'ana', 'cid', 'dan']],
    ['email ^= "a"', ['abe', 'ana']],
    ['name ^= ""', ['ana', 'cid', 'dan']],
    ['status ^= "E"', ['abe', 'ana', 'dan']],
    ['status = "Enabled"', ['abe', 'ana', 'dan']],
  ])('tells each of them once, page by page: %s', async (Filter, found) => {
    const { find } = await open()
    const told: (string | undefined)[] = []
    for (let PaginationToken: string | undefined, more = true; more;) {
      const page = await find({ Filter, Limit: 1, ...(PaginationToken && { PaginationToken }) })
      told.push(...(page.Users ?? []).map(({ Username }) => Username))
      PaginationToken = page.PaginationToken
      more = PaginationToken !== undefined
    }
    expect(told).toEqual(found)
  })

  it('says only the attributes that it is asked for', async () => {
    const { find } = await open()
    const { Users } = await find({ AttributesToGet: ['email', 'nickname'], Filter: 'username = "dan"' })
    expect(Users?.[0]?.Attributes).toEqual(list({ email: 'dan@example.com' }))
  })

  it.each([
    ['no filter', 'ana', 'Error while parsing filter.'],
    ['a filter that is cut off', 'email = "ana', 'Error while parsing filter.'],
    ['two filters', 'email = "a" and name = "b"', 'Error while parsing filter.'],
    ['a custom attribute', 'custom:tenant = "t1"', 'Invalid search attribute: custom:tenant'],
    ['what nobody looks for', 'picture = "x"', 'Invalid search attribute: picture'],
    ['no attribute at all', 'constructor = "x"', 'Invalid search attribute: constructor'],
  ])('refuses %s', async (_, Filter, message) => {
    const { find } = await open()
    await expect(find({ Filter })).rejects.toEqual(fault('InvalidParameterException', message))
  })

  it("knows no token of somebody else's making, and no pool that is not there", async () => {
    const { find } = await open()
    await expect(find({ PaginationToken: 'notours' })).rejects.toEqual(
      fault('InvalidParameterException', 'Invalid pagination token.'),
    )
    await expect(find({ UserPoolId: 'us-east-1_Nowhere00' })).rejects.toEqual(
      fault('ResourceNotFoundException'),
    )
  })
})
