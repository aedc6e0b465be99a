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
  userPoolKey,
} from './identity-world.ts'

const form = /^us-east-1:[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

describe('GetId', () => {
  it('makes a new identity of every guest', async () => {
    const { getId, store, clock } = await identityWorld()
    const [one, other] = [await getId(), await getId({})]
    expect(one).toMatch(form)
    expect(other).not.toBe(one)
    expect(await store.identity(one)).toEqual({
      id: one,
      identityPoolId,
      createdAt: clock.at,
      modifiedAt: clock.at,
      guest: true,
      logins: [],
    })
  })

  it('does not look at the account that it is told', async () => {
    const { ask } = await identityWorld()
    const input = { IdentityPoolId: identityPoolId, AccountId: '999999999999' }
    expect((await ask('GetId', input)).IdentityId).toMatch(form)
    await expect(ask('GetId', { ...input, AccountId: 'none' })).rejects.toEqual(
      fault('InvalidParameterException', /'accountId' failed to satisfy constraint/),
    )
  })

  it('knows somebody again, by any login that was shown before', async () => {
    const { getId, logins, signIn, clock, store } = await identityWorld()
    const { IdToken } = await signIn()
    const id = await getId({ [userPoolKey]: IdToken })
    const before = await store.identity(id)
    clock.at += 60_000
    expect(await getId({ [userPoolKey]: (await signIn()).IdToken })).toBe(id)
    // Nothing is written where nothing is new.
    expect(await store.identity(id)).toEqual(before)
    expect(await getId({ [userPoolKey]: IdToken, [google]: 'ana' })).toBe(id)
    expect(await getId({ [google]: 'ana' })).toBe(id)
    expect(await logins(id)).toEqual([`${google} ana`, expect.stringContaining(userPoolKey)])
    expect(await getId({ [google]: 'bob' })).not.toBe(id)
  })

  it('knows an OIDC provider by its ARN and by its host as one', async () => {
    const { getId, logins } = await identityWorld()
    const id = await getId({ [oidcArn]: 'ana' })
    expect(await getId({ [oidcHost]: 'ana' })).toBe(id)
    expect(await getId({ [oidcHost]: 'ana', [oidcArn]: 'ana' })).toBe(id)
    expect(await logins(id)).toEqual([`${oidcHost} ana`])
  })

  it('makes one identity of those whose logins are shown together: the oldest', async () => {
    const { getId, logins, store, clock } = await identityWorld()
    const older = await getId({ [google]: 'ana' })
    clock.at += 1000
    const younger = await getId({ [facebook]: 'ana', [samlArn]: 'ana' })
    clock.at += 1000
    expect(await getId({ [facebook]: 'ana', [google]: 'ana', [oidcHost]: 'ana' })).toBe(older)
    expect(await logins(older)).toEqual([
      `${google} ana`,
      `${samlArn} ana`,
      `${facebook} ana`,
      `${oidcHost} ana`,
    ])
    expect(await store.identity(younger)).toMatchObject({ mergedInto: older, logins: [] })
    expect(await getId({ [samlArn]: 'ana' })).toBe(older)
  })

  it('gives the same identity to all who come at once with the same login', async () => {
    const { getId, store } = await identityWorld()
    const all = await Promise.all(Array.from({ length: 20 }, () => getId({ [google]: 'ana' })))
    expect(new Set(all).size).toBe(1)
    expect((await store.identities(identityPoolId, { limit: 60 })).identities).toHaveLength(1)
  })

  it('leaves one identity of two that are merged in two ways at once', async () => {
    const { getId, store } = await identityWorld()
    await getId({ [google]: 'ana' })
    await getId({ [facebook]: 'ana' })
    const all = await Promise.all([
      getId({ [google]: 'ana', [facebook]: 'ana' }),
      getId({ [facebook]: 'ana', [google]: 'ana', [samlArn]: 'ana' }),
      getId({ [google]: 'ana', [oidcHost]: 'ana' }),
    ])
    expect(new Set(all).size).toBe(1)
    const left = await store.identities(identityPoolId, { limit: 60, enabled: true })
    expect(left.identities.map(({ logins }) => logins.length)).toEqual([4])
  })

  it.each([
    [
      'an identity pool that is not there',
      { IdentityPoolId: 'us-east-1:00' },
      ['ResourceNotFoundException', "IdentityPool 'us-east-1:00' not found."],
    ],
    [
      'a provider that the pool does not have',
      { Logins: { 'www.amazon.com': 'ana' } },
      ['NotAuthorizedException', 'Token is not from a supported provider of this identity pool.'],
    ],
    [
      "a developer's user by the mere name",
      { Logins: { 'login.shop': 'ana' } },
      ['NotAuthorizedException', 'Token is not from a supported provider of this identity pool.'],
    ],
    [
      'another user pool',
      { Logins: { 'cognito-idp.us-east-1.amazonaws.com/us-east-1_Other': 'ana' } },
      ['NotAuthorizedException', 'Token is not from a supported provider of this identity pool.'],
    ],
    [
      'a provider that is named like what every object has',
      { Logins: { constructor: 'ana' } },
      ['NotAuthorizedException', 'Token is not from a supported provider of this identity pool.'],
    ],
    [
      'a provider that is named like what every object comes from',
      { Logins: { ['__proto__']: 'ana' } },
      ['NotAuthorizedException', 'Token is not from a supported provider of this identity pool.'],
    ],
    [
      'more than ten logins',
      { Logins: Object.fromEntries(Array.from({ length: 11 }, (_, n) => [`p${n}`, 't'])) },
      ['InvalidParameterException', /'logins' failed to satisfy constraint/],
    ],
    [
      'two users of one provider',
      { Logins: { [oidcHost]: 'ana', [oidcArn]: 'bob' } },
      ['ResourceConflictException', 'Logins already in use.'],
    ],
  ] as const)('refuses %s', async (_, input, [code, message]) => {
    const { ask, store } = await identityWorld()
    await expect(ask('GetId', { IdentityPoolId: identityPoolId, ...input } as never)).rejects.toEqual(
      fault(code, message),
    )
    expect((await store.identities(identityPoolId, { limit: 1 })).identities).toEqual([])
  })

  it('refuses to make two users of one provider the same person', async () => {
    const { getId, logins } = await identityWorld()
    const ana = await getId({ [google]: 'ana', [facebook]: 'ana' })
    const bob = await getId({ [google]: 'bob', [samlArn]: 'bob' })
    for (const both of [
      { [google]: 'carl', [facebook]: 'ana' },
      { [facebook]: 'ana', [samlArn]: 'bob' },
    ])
      await expect(getId(both)).rejects.toEqual(fault('ResourceConflictException', 'Logins already in use.'))
    expect([await logins(ana), await logins(bob)]).toEqual([
      [`${google} ana`, `${facebook} ana`],
      [`${google} bob`, `${samlArn} bob`],
    ])
  })

  it('refuses guests where the pool has none', async () => {
    const { getId } = await identityWorld({ identity: 'guests: false' })
    await expect(getId()).rejects.toEqual(
      fault('NotAuthorizedException', 'Unauthenticated access is not supported for this identity pool.'),
    )
    expect(await getId({ [google]: 'ana' })).toMatch(form)
  })
})
