import { describe, expect, it } from 'vitest'
import { fault, world } from '../world.ts'

/** A pool that the API made, with a client. */
async function made(more: object = {}) {
  const there = await world()
  const { call } = there
  const UserPoolId = (await call('CreateUserPool', { PoolName: 'shop', ...more })).UserPool?.Id ?? ''
  const { UserPoolClient } = await call('CreateUserPoolClient', { UserPoolId, ClientName: 'web' })
  const track = (UserSessionTracking: 'ENABLED' | 'DISABLED', MaxPerUser = 20) =>
    call('SetUserPoolSessionConfiguration', { UserPoolId, UserSessionTracking, TokenSession: { MaxPerUser } })
  return { ...there, UserPoolId, client: { UserPoolId, ClientId: UserPoolClient?.ClientId ?? '' }, track }
}

describe('what a pool says of sessions', () => {
  it('is that they are not tracked, until it says otherwise', async () => {
    const { call, UserPoolId, track } = await made()
    expect(await call('GetUserPoolSessionConfiguration', { UserPoolId })).toEqual({
      UserPoolId,
      UserSessionTracking: 'DISABLED',
      TokenSession: { MaxPerUser: 20 },
    })
    const said = { UserPoolId, UserSessionTracking: 'ENABLED', TokenSession: { MaxPerUser: 3 } }
    expect(await track('ENABLED', 3)).toEqual(said)
    expect(await call('GetUserPoolSessionConfiguration', { UserPoolId })).toEqual(said)
  })

  it.each([0, 101])('is never that a user has %i at most', async (most) => {
    const { track } = await made()
    await expect(track('ENABLED', most)).rejects.toEqual(fault('InvalidParameterException', /maxPerUser/i))
  })

  it('is nothing in the lowest tier', async () => {
    const { track } = await made({ UserPoolTier: 'LITE' })
    await expect(track('ENABLED')).rejects.toEqual(fault('FeatureUnavailableInTierException'))
  })

  it('is not changed of a pool that is declared in a file', async () => {
    const { call, pool, client } = await world()
    const UserPoolId = pool.id
    await expect(
      call('SetUserPoolSessionConfiguration', {
        UserPoolId,
        UserSessionTracking: 'ENABLED',
        TokenSession: { MaxPerUser: 1 },
      }),
    ).rejects.toEqual(fault('InvalidParameterException', /declared in/))
    await expect(
      call('SetUserPoolClientSessionConfiguration', {
        UserPoolId,
        ClientId: client.id,
        SSOSession: { MaxValidityMinutes: 5 },
      }),
    ).rejects.toEqual(fault('InvalidParameterException', /declared in/))
  })
})

describe('what a client says of sessions', () => {
  it('is an hour, until it says otherwise, and stays where the pool tracks them no longer', async () => {
    const { call, client, track } = await made()
    const get = () => call('GetUserPoolClientSessionConfiguration', client)
    expect(await get()).toEqual({ ...client, SSOSession: { MaxValidityMinutes: 60 } })
    await track('ENABLED')
    const said = { ...client, SSOSession: { MaxValidityMinutes: 0 } }
    expect(await call('SetUserPoolClientSessionConfiguration', said)).toEqual(said)
    await track('DISABLED')
    expect(await get()).toEqual(said)
  })

  it('goes with the client', async () => {
    const { call, client, track, ports } = await made()
    await track('ENABLED')
    await call('SetUserPoolClientSessionConfiguration', { ...client, SSOSession: { MaxValidityMinutes: 5 } })
    await call('DeleteUserPoolClient', client)
    const parts = (await ports.pools.byId(client.UserPoolId))?.parts ?? []
    expect(parts.map(({ name }) => name)).toEqual(['ALL'])
  })

  it('is said only where the pool tracks them, and never in the lowest tier', async () => {
    const SSOSession = { MaxValidityMinutes: 5 }
    const first = await made()
    await expect(
      first.call('SetUserPoolClientSessionConfiguration', { ...first.client, SSOSession }),
    ).rejects.toEqual(fault('OperationNotEnabledException'))
    const lite = await made({ UserPoolTier: 'LITE' })
    await expect(
      lite.call('SetUserPoolClientSessionConfiguration', { ...lite.client, SSOSession }),
    ).rejects.toEqual(fault('FeatureUnavailableInTierException'))
  })
})
