import { describe, expect, it } from 'vitest'
import { fault } from '../../world.ts'
import {
  facebook,
  google,
  identityPoolId,
  identityWorld,
  oidcArn,
  oidcHost,
  samlArn,
} from './identity-world.ts'

const IdentityPoolId = identityPoolId

describe('DescribeIdentity', () => {
  it('tells the providers of an identity, not who it is there', async () => {
    const { ask, vouch, clock } = await identityWorld()
    const { IdentityId = '' } = await vouch('ana', {}, { [google]: 'secret-subject' })
    const began = clock.at / 1000
    clock.at += 5000
    await vouch('ana too', { IdentityId })
    const answer = await ask('DescribeIdentity', { IdentityId })
    expect(answer).toEqual({
      IdentityId,
      Logins: ['login.shop', google],
      CreationDate: began,
      LastModifiedDate: began + 5,
    })
  })

  it('tells of one that was merged that it has none', async () => {
    const { ask, getId, clock } = await identityWorld()
    await getId({ [google]: 'ana' })
    clock.at += 1
    const IdentityId = await getId({ [facebook]: 'ana' })
    await getId({ [google]: 'ana', [facebook]: 'ana' })
    expect(await ask('DescribeIdentity', { IdentityId })).toMatchObject({ IdentityId, Logins: [] })
  })

  it('refuses one that is not there', async () => {
    const { ask } = await identityWorld()
    await expect(ask('DescribeIdentity', { IdentityId: 'us-east-1:00' })).rejects.toEqual(
      fault('ResourceNotFoundException', "Identity 'us-east-1:00' not found."),
    )
  })
})

describe('ListIdentities', () => {
  it('lists all, a page at a time, or those that are enabled', async () => {
    const { ask, getId, clock } = await identityWorld()
    const older = await getId({ [google]: 'ana' })
    clock.at += 1
    const younger = await getId({ [facebook]: 'ana' })
    const guest = await getId()
    await getId({ [google]: 'ana', [facebook]: 'ana' })
    const list = async (more: object) => {
      const ids: (string | undefined)[] = []
      for (let NextToken: string | undefined; ;) {
        const page = await ask('ListIdentities', { IdentityPoolId, MaxResults: 1, NextToken, ...more })
        expect(page.IdentityPoolId).toBe(IdentityPoolId)
        ids.push(...(page.Identities ?? []).map(({ IdentityId }) => IdentityId))
        if (page.NextToken === undefined) return ids
        NextToken = page.NextToken
      }
    }
    expect(await list({})).toEqual([older, younger, guest].sort())
    expect(await list({ HideDisabled: true })).toEqual([older, guest].sort())
  })

  it.each([
    [{ IdentityPoolId: 'us-east-1:00', MaxResults: 1 }, 'ResourceNotFoundException'],
    [{ IdentityPoolId, MaxResults: 61 }, 'InvalidParameterException'],
    [{ IdentityPoolId, MaxResults: 1, NextToken: 'x' }, 'InvalidParameterException'],
  ])('refuses %o', async (input, code) => {
    const { ask } = await identityWorld()
    await expect(ask('ListIdentities', input)).rejects.toEqual(fault(code))
  })
})

describe('DeleteIdentities', () => {
  it('takes identities away, and tells which are not there', async () => {
    const { ask, getId, credentials } = await identityWorld()
    const [ana, guest] = [await getId({ [google]: 'ana' }), await getId()]
    expect(await ask('DeleteIdentities', { IdentityIdsToDelete: [ana, 'us-east-1:00', ana] })).toEqual({
      UnprocessedIdentityIds: [{ IdentityId: 'us-east-1:00', ErrorCode: 'AccessDenied' }],
    })
    await expect(credentials(ana, { [google]: 'ana' })).rejects.toEqual(fault('ResourceNotFoundException'))
    expect((await credentials(guest)).IdentityId).toBe(guest)
    expect(await getId({ [google]: 'ana' })).not.toBe(ana)
  })

  it('takes those with it that were merged into it', async () => {
    const { ask, getId, credentials, clock } = await identityWorld()
    const older = await getId({ [google]: 'ana' })
    clock.at += 1
    const younger = await getId({ [facebook]: 'ana' })
    await getId({ [google]: 'ana', [facebook]: 'ana' })
    await ask('DeleteIdentities', { IdentityIdsToDelete: [older] })
    await expect(credentials(younger, { [google]: 'ana' })).rejects.toEqual(
      fault('ResourceNotFoundException', `Identity '${younger}' not found.`),
    )
  })
})

describe('UnlinkIdentity', () => {
  it('takes logins away, for whoever proves one', async () => {
    const { ask, getId, logins } = await identityWorld()
    const IdentityId = await getId({ [google]: 'ana', [facebook]: 'ana', [oidcHost]: 'ana', [samlArn]: 'a' })
    const unlink = (...LoginsToRemove: string[]) =>
      ask('UnlinkIdentity', { IdentityId, Logins: { [google]: 'ana' }, LoginsToRemove })
    expect(await unlink(facebook, facebook)).toEqual({})
    expect(await unlink(oidcArn, samlArn)).toEqual({})
    expect(await logins(IdentityId)).toEqual([`${google} ana`])
    expect(await getId({ [facebook]: 'ana' })).not.toBe(IdentityId)
  })

  type World = Awaited<ReturnType<typeof identityWorld>>
  it("takes one away by a token of the developer's", async () => {
    const { ask, vouch, logins } = await identityWorld()
    const { IdentityId = '', Token = '' } = await vouch('ana', {}, { [google]: 'ana' })
    const Logins = { 'cognito-identity.amazonaws.com': Token }
    await ask('UnlinkIdentity', { IdentityId, Logins, LoginsToRemove: [google] })
    expect(await logins(IdentityId)).toEqual(['login.shop ana'])
  })

  it.each<[string, object | ((world: World) => Promise<object>), unknown]>([
    ['no proof', { Logins: {} }, fault('NotAuthorizedException', /^Logins don't match/)],
    [
      "somebody else's proof",
      { Logins: { [google]: 'bob' } },
      fault('NotAuthorizedException', /^Logins don't match/),
    ],
    [
      "somebody else's proof beside one's own",
      { Logins: { [google]: 'ana', [facebook]: 'bob' } },
      fault('NotAuthorizedException', /^Logins don't match/),
    ],
    [
      "a token of the developer's for whom the user was before",
      async ({ ask, vouch }) => {
        const old = await vouch('eve')
        await ask('UnlinkDeveloperIdentity', {
          IdentityPoolId,
          IdentityId: old.IdentityId ?? '',
          DeveloperProviderName: 'login.shop',
          DeveloperUserIdentifier: 'eve',
        })
        await vouch('eve', { IdentityId: (await vouch('ana')).IdentityId })
        return { Logins: { 'cognito-identity.amazonaws.com': old.Token ?? '' } }
      },
      fault('NotAuthorizedException', /^Logins don't match/),
    ],
    [
      'a login that it has not got',
      { LoginsToRemove: [samlArn] },
      fault('InvalidParameterException', `The identity has no login of ${samlArn}.`),
    ],
    [
      "a developer's user, whom only the developer takes away",
      { LoginsToRemove: ['login.shop'] },
      fault('InvalidParameterException', 'The identity has no login of login.shop.'),
    ],
    [
      'an identity that is not there',
      { IdentityId: 'us-east-1:00' },
      fault('ResourceNotFoundException', "Identity 'us-east-1:00' not found."),
    ],
  ])('refuses %s', async (_, more, refusal) => {
    const world = await identityWorld()
    const { ask, vouch, getId, logins } = world
    const { IdentityId = '' } = await vouch('ana', {}, { [google]: 'ana' })
    await getId({ [google]: 'bob', [facebook]: 'bob' })
    const other = typeof more === 'function' ? await more(world) : more
    const before = await logins(IdentityId)
    const input = { IdentityId, Logins: { [google]: 'ana' }, LoginsToRemove: [google], ...other }
    await expect(ask('UnlinkIdentity', input)).rejects.toEqual(refusal)
    expect(await logins(IdentityId)).toEqual(before)
  })
})
