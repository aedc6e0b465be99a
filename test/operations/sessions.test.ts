import { describe, expect, it } from 'vitest'
import { hashOf } from '../../src/engine/secrets/hash.ts'
import { fault, password, world } from '../world.ts'

/** A pool that the API made, with a client. */
async function made(more: object = {}) {
  const there = await world()
  const { call } = there
  const UserPoolId = (await call('CreateUserPool', { PoolName: 'shop', ...more })).UserPool?.Id ?? ''
  const { UserPoolClient } = await call('CreateUserPoolClient', {
    UserPoolId,
    ClientName: 'web',
    ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
  })
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

type Made = Awaited<ReturnType<typeof made>>

/** A pool that tracks the sessions of ana and bob, of whom each may have so many. */
async function tracking(MaxPerUser = 20) {
  const there = await made()
  const { call, track, UserPoolId } = there
  for (const Username of ['ana', 'bob']) {
    await call('AdminCreateUser', { UserPoolId, Username, MessageAction: 'SUPPRESS' })
    await call('AdminSetUserPassword', { UserPoolId, Username, Password: password, Permanent: true })
  }
  await track('ENABLED', MaxPerUser)
  return there
}
/** Signs in from somewhere, a second after whatever was before. */
async function come(
  { call, client, clock, ports }: Made,
  { by = 'ana', from = {} }: { readonly by?: string; readonly from?: object } = {},
) {
  clock.at += 1000
  const caller = Object.assign(ports.caller, from)
  const { AuthenticationResult } = await call('InitiateAuth', {
    ClientId: client.ClientId,
    AuthFlow: 'USER_PASSWORD_AUTH',
    AuthParameters: { USERNAME: by, PASSWORD: password },
  })
  for (const key of Object.keys(from)) Reflect.deleteProperty(caller, key)
  const { AccessToken = '', RefreshToken = '' } = AuthenticationResult ?? {}
  return { AccessToken, RefreshToken }
}
const refresh = ({ call, client, clock }: Made, { RefreshToken }: { readonly RefreshToken: string }) => {
  clock.at += 1000
  return call('InitiateAuth', {
    ClientId: client.ClientId,
    AuthFlow: 'REFRESH_TOKEN_AUTH',
    AuthParameters: { REFRESH_TOKEN: RefreshToken },
  })
}
const list = async ({ call }: Made, { AccessToken }: { readonly AccessToken: string }) =>
  (await call('ListUserSessions', { AccessToken })).Sessions ?? []
/** The session of these tokens. */
const sessionOf = async (there: Made, tokens: { readonly AccessToken: string }) =>
  (await list(there, tokens)).find(({ IsCurrentSession }) => IsCurrentSession)?.SessionId ?? ''
const revoked = fault('NotAuthorizedException', 'Access Token has been revoked')
const agent =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36'

describe('the sessions of a user', () => {
  it('are told with when, where and by which client, the last one used first', async () => {
    const there = await tracking()
    const { clock, client } = there
    const first = await come(there, { from: { ip: '192.0.2.1', userAgent: agent } })
    const begun = clock.at / 1000
    await come(there)
    await come(there, { by: 'bob' })
    const [second, told, ...more] = await list(there, first)
    expect(more).toEqual([])
    expect(told).toEqual({
      SessionId: expect.stringMatching(/^tkn[a-z0-9]{25}$/),
      SessionType: 'TOKEN',
      ClientId: client.ClientId,
      CreateDate: begun,
      LastActiveDate: begun,
      DeviceType: 'Chrome on Windows',
      LastIPAddress: '192.0.2.1',
      LastLocation: { Country: 'unknown' },
      IsCurrentSession: true,
    })
    expect(second).toMatchObject({ DeviceType: 'unknown', IsCurrentSession: false })
  })

  it('are told to administrators, who have none of their own among them', async () => {
    const there = await tracking()
    const { call, UserPoolId } = there
    await come(there)
    const { Sessions } = await call('AdminListUserSessions', { UserPoolId, Username: 'ana' })
    expect(Sessions).toMatchObject([{ SessionType: 'TOKEN', IsCurrentSession: false }])
    expect((await call('AdminListUserSessions', { UserPoolId, Username: 'bob' })).Sessions).toEqual([])
    await expect(call('AdminListUserSessions', { UserPoolId, Username: 'eve' })).rejects.toEqual(
      fault('UserNotFoundException'),
    )
  })

  it('are last used when their tokens are made anew', async () => {
    const there = await tracking()
    const first = await come(there)
    const second = await come(there)
    await refresh(there, first)
    const [last, other] = await list(there, second)
    expect(last).toMatchObject({ LastActiveDate: there.clock.at / 1000, IsCurrentSession: false })
    expect(other).toMatchObject({ IsCurrentSession: true })
  })

  it('end with the refresh tokens that they stand for', async () => {
    const there = await tracking()
    const first = await come(there)
    there.clock.at += 30 * 86_400_000
    const second = await come(there)
    expect(await list(there, second)).toHaveLength(1)
    await expect(list(there, first)).rejects.toEqual(fault('NotAuthorizedException'))
  })

  it('are told at once, so that there is no next page', async () => {
    const there = await tracking()
    const { AccessToken } = await come(there)
    await expect(there.call('ListUserSessions', { AccessToken, NextToken: 'x' })).rejects.toEqual(
      fault('InvalidParameterException', 'Invalid pagination token.'),
    )
  })
})

describe('ending a session', () => {
  it('takes back every token of it and no other', async () => {
    const there = await tracking()
    const [first, second] = [await come(there), await come(there)]
    const SessionId = await sessionOf(there, second)
    await there.call('RevokeUserSession', { AccessToken: first.AccessToken, SessionId })
    expect(await list(there, first)).toMatchObject([{ IsCurrentSession: true }])
    await expect(list(there, second)).rejects.toEqual(revoked)
    await expect(refresh(there, second)).rejects.toEqual(
      fault('NotAuthorizedException', 'Refresh Token has been revoked'),
    )
    await refresh(there, first)
  })

  it('is not for the session that asks for it, which signs out instead', async () => {
    const there = await tracking()
    const { AccessToken } = await come(there)
    const SessionId = await sessionOf(there, { AccessToken })
    await expect(there.call('RevokeUserSession', { AccessToken, SessionId })).rejects.toEqual(
      fault('InvalidParameterException', /sign out instead/),
    )
  })

  it("finds nobody else's session, and none twice", async () => {
    const there = await tracking()
    const { call, UserPoolId } = there
    const [own, his] = [await come(there), await come(there, { by: 'bob' })]
    const SessionId = await sessionOf(there, his)
    const none = fault('ResourceNotFoundException', 'Session does not exist.')
    await expect(call('RevokeUserSession', { ...own, SessionId })).rejects.toEqual(none)
    await expect(call('AdminRevokeUserSession', { UserPoolId, Username: 'ana', SessionId })).rejects.toEqual(
      none,
    )
    await call('AdminRevokeUserSession', { UserPoolId, Username: 'bob', SessionId })
    await expect(call('AdminRevokeUserSession', { UserPoolId, Username: 'bob', SessionId })).rejects.toEqual(
      none,
    )
    await expect(list(there, his)).rejects.toEqual(revoked)
  })

  it.each<[string, (there: Made, tokens: Awaited<ReturnType<typeof come>>) => Promise<unknown>]>([
    [
      'RevokeToken',
      ({ call, client }, { RefreshToken }) =>
        call('RevokeToken', { ClientId: client.ClientId, Token: RefreshToken }),
    ],
    ['GlobalSignOut', ({ call }, { AccessToken }) => call('GlobalSignOut', { AccessToken })],
    [
      'AdminUserGlobalSignOut',
      ({ call, UserPoolId }) => call('AdminUserGlobalSignOut', { UserPoolId, Username: 'ana' }),
    ],
  ])('also happens by %s', async (_, leave) => {
    const there = await tracking()
    await leave(there, await come(there))
    const { call, UserPoolId } = there
    expect((await call('AdminListUserSessions', { UserPoolId, Username: 'ana' })).Sessions).toEqual([])
  })
})

describe('a sign-in in one app too many', () => {
  it('ends the session that was used the longest time ago, with its tokens', async () => {
    const there = await tracking(2)
    const [first, second] = [await come(there), await come(there)]
    await refresh(there, first)
    const third = await come(there)
    await expect(list(there, second)).rejects.toEqual(revoked)
    await expect(refresh(there, second)).rejects.toEqual(fault('NotAuthorizedException'))
    expect(await list(there, third)).toHaveLength(2)
    await refresh(there, first)
  })

  it('ends as many as are too many since fewer are allowed, and none before', async () => {
    const there = await tracking(3)
    const all = [await come(there), await come(there), await come(there)]
    await there.track('ENABLED', 1)
    expect(await list(there, all[0]!)).toHaveLength(3)
    const last = await come(there)
    expect(await list(there, last)).toHaveLength(1)
  })

  it("leaves other users' sessions alone", async () => {
    const there = await tracking(1)
    const his = await come(there, { by: 'bob' })
    await come(there)
    await come(there)
    expect(await list(there, his)).toHaveLength(1)
  })

  it('keeps to the limit when several come at the same moment', async () => {
    const there = await tracking(2)
    await Promise.all([come(there), come(there), come(there), come(there)])
    const { call, UserPoolId } = there
    expect((await call('AdminListUserSessions', { UserPoolId, Username: 'ana' })).Sessions).toHaveLength(2)
  })
})

describe('a pool that does not track sessions', () => {
  it('tells none and ends none', async () => {
    const there = await tracking()
    const { call, track, UserPoolId } = there
    const { AccessToken } = await come(there)
    await track('DISABLED')
    const off = fault('OperationNotEnabledException')
    const whose = { UserPoolId, Username: 'ana' }
    await expect(call('ListUserSessions', { AccessToken })).rejects.toEqual(off)
    await expect(call('AdminListUserSessions', whose)).rejects.toEqual(off)
    await expect(call('RevokeUserSession', { AccessToken, SessionId: 'x' })).rejects.toEqual(off)
    await expect(call('AdminRevokeUserSession', { ...whose, SessionId: 'x' })).rejects.toEqual(off)
  })

  it('knows nothing later of who came meanwhile', async () => {
    const there = await tracking()
    await there.track('DISABLED')
    const tokens = await come(there)
    await there.track('ENABLED')
    expect(await list(there, tokens)).toEqual([])
  })
})

describe('a session of a browser', () => {
  /** One that a browser has, and that of an app which came through it, beside that of another app. */
  async function through() {
    const there = await tracking()
    const { store, UserPoolId, client, clock, call } = there
    const own = await come(there)
    const at = clock.at - 500
    const whose = { poolId: UserPoolId, username: 'ana', clientId: client.ClientId }
    const session = { ...whose, createdAt: at, activeAt: at, expiresAt: at + 86_400_000 }
    const browser = { ...session, id: `sso${'a'.repeat(25)}`, kind: 'SSO' } as const
    const app = {
      ...session,
      id: `tkn${'b'.repeat(25)}`,
      kind: 'TOKEN',
      grantId: 'grant',
      originId: browser.id,
    } as const
    const grant = {
      ...whose,
      id: 'grant',
      authTime: Math.floor(at / 1000),
      scope: 'x',
      expiresAt: app.expiresAt,
    }
    const Token = 'one.two.three.four.five'
    await store.commit([
      { kind: 'keep session', session: browser, most: 1 },
      { kind: 'keep grant', grant, token: hashOf(Token) },
      { kind: 'keep session', session: app, most: 20 },
    ])
    const kinds = async () => (await list(there, own)).map(({ SessionType }) => SessionType)
    const revoke = (SessionId: string, RevokeAssociatedSessions?: 'LINKED' | 'NONE') =>
      call('RevokeUserSession', {
        ...own,
        SessionId,
        ...(RevokeAssociatedSessions && { RevokeAssociatedSessions }),
      })
    return { ...there, own, browser, app, Token, kinds, revoke }
  }

  it('is told beside those of the apps that came through it, and does not count for one of them', async () => {
    const there = await through()
    const [, app, browser] = await list(there, there.own)
    expect(app).toMatchObject({ SessionType: 'TOKEN', OriginSessionId: there.browser.id })
    expect(browser).toMatchObject({
      SessionId: there.browser.id,
      SessionType: 'SSO',
      IsCurrentSession: false,
    })
    expect(browser).not.toHaveProperty('OriginSessionId')
  })

  it.each([undefined, 'NONE'] as const)('ends alone where linked ones are to stay (%s)', async (linked) => {
    const { revoke, browser, kinds, store } = await through()
    await revoke(browser.id, linked)
    expect(await kinds()).toEqual(['TOKEN', 'TOKEN'])
    expect(await store.grantStands('grant')).toBe(true)
  })

  it('ends with the apps that came through it, and with no other', async () => {
    const { revoke, browser, kinds, store } = await through()
    await revoke(browser.id, 'LINKED')
    expect(await kinds()).toEqual(['TOKEN'])
    expect(await store.grantStands('grant')).toBe(false)
  })

  it.each([
    ['NONE', ['TOKEN', 'SSO']],
    ['LINKED', ['TOKEN']],
  ] as const)(
    'ends with an app that came through it only where that is wanted (%s)',
    async (linked, left) => {
      const { revoke, app, kinds } = await through()
      await revoke(app.id, linked)
      expect(await kinds()).toEqual(left)
    },
  )

  it.each([
    ['NONE', ['TOKEN', 'SSO']],
    ['LINKED', ['TOKEN']],
  ] as const)('ends with the refresh token of such an app only so, too (%s)', async (linked, left) => {
    const { call, client, Token, kinds } = await through()
    await call('RevokeToken', { ClientId: client.ClientId, Token, RevokeAssociatedSessions: linked })
    expect(await kinds()).toEqual(left)
  })
})
