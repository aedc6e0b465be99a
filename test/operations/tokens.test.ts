import { describe, expect, it } from 'vitest'
import { secretHash } from '../../src/engine/secrets/hash.ts'
import type { Api } from '../../src/model/api.ts'
import { ana, fault, says, world, type Seen, type Setting } from '../world.ts'

const keep = (event: object) => event
const day = 86_400_000
type World = Awaited<ReturnType<typeof world>>

/** A world in which ana has signed in, and how to use what came of it. */
async function open(setting: Setting = {}, given: Record<string, string> = {}) {
  const made = await world(setting)
  const tokens = await made.signIn(given)
  const { start, call, client, sources } = made
  const began = sources().length
  return {
    ...made,
    tokens,
    /** What fired since the sign-in. */
    fired: () => sources().slice(began),
    refresh: async (more: Record<string, string> = {}, rest: object = {}) =>
      (await start('REFRESH_TOKEN_AUTH', { REFRESH_TOKEN: tokens.RefreshToken, ...more }, rest))
        .AuthenticationResult,
    exchange: async (more: Partial<Api['GetTokensFromRefreshToken']['input']> = {}) =>
      (
        await call('GetTokensFromRefreshToken', {
          RefreshToken: tokens.RefreshToken,
          ClientId: client.id,
          ...more,
        })
      ).AuthenticationResult,
    revoke: (more: Partial<Api['RevokeToken']['input']> = {}) =>
      call('RevokeToken', { Token: tokens.RefreshToken, ClientId: client.id, ...more }),
  }
}

const gone: readonly [string, (made: World & { tokens: { RefreshToken: string } }) => unknown, string][] = [
  [
    'was revoked',
    ({ call, client, tokens }) => call('RevokeToken', { Token: tokens.RefreshToken, ClientId: client.id }),
    'Refresh Token has been revoked',
  ],
  ['is over', ({ clock }) => (clock.at += 30 * day), 'Refresh Token has expired'],
  ['belongs to a disabled user', ({ patch }) => patch({ enabled: false }), 'User is disabled.'],
  [
    'belongs to a user who is gone',
    ({ call, pool }) => call('AdminDeleteUser', { UserPoolId: pool.id, Username: 'ana' }),
    'Invalid Refresh Token',
  ],
]

describe('REFRESH_TOKEN_AUTH', () => {
  it('gives new tokens of the same sign-in, and no new refresh token', async () => {
    const { refresh, tokens, clock } = await open()
    clock.at += 60_000
    const renewed = await refresh()
    expect(renewed).toMatchObject({ ExpiresIn: 3600, TokenType: 'Bearer' })
    expect(renewed).not.toHaveProperty('RefreshToken')
    for (const [was, is] of [
      [says(tokens.IdToken), says(renewed?.IdToken)],
      [says(tokens.AccessToken), says(renewed?.AccessToken)],
    ]) {
      const { jti, event_id, iat, exp, ...same } = was
      expect(is).toEqual({ ...same, iat: iat + 60, exp: exp + 60, jti: is.jti, event_id: is.event_id })
      expect([is.jti, is.event_id]).not.toEqual(expect.arrayContaining([jti]))
      expect(is.event_id).not.toBe(event_id)
    }
  })

  it('fires the last trigger only, and shows it no metadata', async () => {
    const all = { PreAuthentication: keep, PostAuthentication: keep, PreTokenGeneration: keep }
    const { refresh, fired, seen } = await open({ scripts: all })
    await refresh({}, { ClientMetadata: { from: 'app' } })
    expect(fired()).toEqual(['TokenGeneration_RefreshTokens'])
    expect(seen.at(-1)?.request).not.toHaveProperty('clientMetadata')
  })

  it('says of the user what is so now', async () => {
    const { refresh, call, pool } = await open({ groups: [{ GroupName: 'staff' }] })
    await call('AdminAddUserToGroup', { UserPoolId: pool.id, Username: 'ana', GroupName: 'staff' })
    await call('AdminUpdateUserAttributes', {
      UserPoolId: pool.id,
      Username: 'ana',
      UserAttributes: [{ Name: 'name', Value: 'Ana Lima' }],
    })
    expect(says((await refresh())?.IdToken)).toMatchObject({ name: 'Ana Lima', 'cognito:groups': ['staff'] })
  })

  it('is also called REFRESH_TOKEN', async () => {
    const { start, tokens } = await open()
    expect(await start('REFRESH_TOKEN', { REFRESH_TOKEN: tokens.RefreshToken })).toHaveProperty(
      'AuthenticationResult.AccessToken',
    )
  })

  it('can be done again and again', async () => {
    const { refresh, clock } = await open()
    await refresh()
    clock.at += 30 * day - 1
    expect(await refresh()).toHaveProperty('IdToken')
  })

  it.each(gone)('refuses a token that %s', async (_, change, message) => {
    const made = await open()
    await change(made)
    await expect(made.refresh()).rejects.toEqual(fault('NotAuthorizedException', message))
  })

  it.each([
    ['nonsense', { REFRESH_TOKEN: 'nonsense' }, {}, 'NotAuthorizedException', 'Invalid Refresh Token'],
    [
      'nothing',
      { REFRESH_TOKEN: '' },
      {},
      'InvalidParameterException',
      'Missing required parameter REFRESH_TOKEN',
    ],
    [
      'a token of another client',
      {},
      { ClientId: 'otherclient0000000000000bb' },
      'NotAuthorizedException',
      'Invalid Refresh Token',
    ],
  ])('refuses %s', async (_, given, more, code, message) => {
    const { refresh } = await open()
    await expect(refresh(given, more)).rejects.toEqual(fault(code, message))
  })

  it('refuses an access token', async () => {
    const { refresh, tokens } = await open()
    await expect(refresh({ REFRESH_TOKEN: tokens.AccessToken })).rejects.toEqual(
      fault('NotAuthorizedException', 'Invalid Refresh Token'),
    )
  })

  it.each([
    ['does not allow it', { ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH'] }],
    ['rotates its tokens', { RefreshTokenRotation: { Feature: 'ENABLED' } }],
  ] as const)('serves no client that %s', async (_, client) => {
    const { refresh } = await open({ client: client as Setting['client'] & object })
    await expect(refresh()).rejects.toEqual(
      fault('InvalidParameterException', 'REFRESH_TOKEN_AUTH flow not enabled for this client'),
    )
  })

  it('gives nothing when the last trigger fails', async () => {
    let broken = false
    const PreTokenGeneration = (event: Seen) => {
      if (broken) throw new Error('down')
      return event
    }
    const { refresh } = await open({ scripts: { PreTokenGeneration } })
    broken = true
    await expect(refresh()).rejects.toEqual(
      fault('UserLambdaValidationException', 'PreTokenGeneration failed with error down.'),
    )
  })

  describe('of a client with a secret', () => {
    const id = 'webclient000000000000000aa'
    const hash = (name: string) => ({ SECRET_HASH: secretHash('shhh', name, id) })

    it.each([
      ['its own name', ana.username],
      ['its sub', ana.sub],
    ])('takes the hash made with %s', async (_, name) => {
      const { refresh } = await open({ secret: 'shhh' }, hash('ana'))
      expect(await refresh(hash(name))).toHaveProperty('IdToken')
    })

    it.each([
      ['none', {}, `Client ${id} is configured with secret but SECRET_HASH was not received`],
      ['one made with an alias', hash('ana@example.com'), `SecretHash does not match for the client: ${id}`],
      ['a guess', { SECRET_HASH: 'guess' }, `SecretHash does not match for the client: ${id}`],
    ])('refuses %s', async (_, given, message) => {
      const { refresh } = await open({ secret: 'shhh' }, hash('ana'))
      await expect(refresh(given as Record<string, string>)).rejects.toEqual(
        fault('NotAuthorizedException', message),
      )
    })
  })
})

describe('GetTokensFromRefreshToken', () => {
  it('gives new tokens, and a refresh token only where they rotate', async () => {
    const { exchange, tokens } = await open()
    const renewed = await exchange()
    expect(renewed).not.toHaveProperty('RefreshToken')
    expect(says(renewed?.AccessToken)).toMatchObject({
      origin_jti: says(tokens.AccessToken).origin_jti,
      auth_time: says(tokens.AccessToken).auth_time,
      scope: 'aws.cognito.signin.user.admin',
    })
  })

  it('shows the last trigger its metadata', async () => {
    const { exchange, fired, seen } = await open({ scripts: { PreTokenGeneration: keep } })
    await exchange({ ClientMetadata: { from: 'app' } })
    expect(fired()).toEqual(['TokenGeneration_RefreshTokens'])
    expect(seen.at(-1)?.request).toMatchObject({ clientMetadata: { from: 'app' } })
  })

  it.each(gone)('refuses a token that %s', async (_, change, message) => {
    const made = await open()
    await change(made)
    await expect(made.exchange()).rejects.toEqual(fault('NotAuthorizedException', message))
  })

  it.each([
    [
      'a token of another client',
      { ClientId: 'otherclient0000000000000bb' },
      'NotAuthorizedException',
      'Invalid Refresh Token',
    ],
    [
      'a client that is not there',
      { ClientId: 'gone' },
      'ResourceNotFoundException',
      'User pool client gone does not exist.',
    ],
  ])('refuses %s', async (_, more, code, message) => {
    const { exchange } = await open()
    await expect(exchange(more)).rejects.toEqual(fault(code, message))
  })

  it('takes the secret of the client itself, and no other', async () => {
    const secret = 'secretexample1234567890abcdefghijkl'
    const SECRET_HASH = secretHash(secret, 'ana', 'webclient000000000000000aa')
    const { exchange, client } = await open({ secret }, { SECRET_HASH })
    expect(await exchange({ ClientSecret: secret })).toHaveProperty('IdToken')
    for (const more of [{}, { ClientSecret: 'anotherexample1234567890abcdefghijk' }])
      await expect(exchange(more)).rejects.toEqual(
        fault('NotAuthorizedException', `Unable to verify secret for client ${client.id}`),
      )
  })

  describe('where tokens rotate', () => {
    const rotating = (RetryGracePeriodSeconds?: number): Setting => ({
      client: { RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds } } as object,
    })
    const used = fault('RefreshTokenReuseException', 'Refresh token has been reused')

    it('puts another token in the place of the one that was used', async () => {
      const { exchange, tokens } = await open(rotating())
      const { RefreshToken } = (await exchange()) ?? {}
      expect(RefreshToken).not.toBe(tokens.RefreshToken)
      await expect(exchange()).rejects.toEqual(used)
      expect(await exchange({ RefreshToken: RefreshToken ?? '' })).toHaveProperty('RefreshToken')
    })

    it("gives the new token what was left of the old one's time", async () => {
      const { exchange, clock } = await open(rotating())
      clock.at += 29 * day
      const { RefreshToken = '' } = (await exchange()) ?? {}
      clock.at += day - 1
      const { RefreshToken: last = '' } = (await exchange({ RefreshToken })) ?? {}
      clock.at += 1
      await expect(exchange({ RefreshToken: last })).rejects.toEqual(
        fault('NotAuthorizedException', 'Refresh Token has expired'),
      )
    })

    it('lets the old one count for its grace, and leads from it to a token that counts like the first', async () => {
      const { exchange, clock } = await open(rotating(10))
      const first = await exchange()
      clock.at += 9_999
      const second = await exchange()
      expect(second?.RefreshToken).not.toBe(first?.RefreshToken)
      clock.at += 1
      await expect(exchange()).rejects.toEqual(used)
      for (const { RefreshToken = '' } of [first ?? {}, second ?? {}])
        expect(await exchange({ RefreshToken })).toHaveProperty('RefreshToken')
    })

    it.each([
      ['both, within the grace', 10, ['fulfilled', 'fulfilled']],
      ['one, where there is none', 0, ['fulfilled', 'rejected']],
    ] as const)('serves of two that come at once %s', async (_, grace, outcomes) => {
      const { exchange } = await open(rotating(grace))
      const two = await Promise.allSettled([exchange(), exchange()])
      expect(two.map(({ status }) => status).sort()).toEqual(outcomes)
      for (const one of two)
        if (one.status === 'rejected') expect(one.reason).toEqual(used)
        else expect(await exchange({ RefreshToken: one.value?.RefreshToken ?? '' })).toHaveProperty('IdToken')
    })

    it('keeps the token when the last trigger fails', async () => {
      let broken = true
      const PreTokenGeneration = (event: Seen) => {
        if (broken && event.triggerSource === 'TokenGeneration_RefreshTokens') throw new Error('down')
        return event
      }
      const { exchange } = await open({ ...rotating(), scripts: { PreTokenGeneration } })
      await expect(exchange()).rejects.toThrow('down')
      broken = false
      expect(await exchange()).toHaveProperty('RefreshToken')
    })
  })
})

describe('RevokeToken', () => {
  it('takes back the refresh token and every access token of the sign-in, and no other sign-in', async () => {
    const { revoke, refresh, call, tokens, signIn } = await open()
    const renewed = await refresh()
    const other = await signIn()
    expect(await revoke()).toEqual({})
    for (const AccessToken of [tokens.AccessToken, renewed?.AccessToken ?? ''])
      await expect(call('GetUser', { AccessToken })).rejects.toEqual(
        fault('NotAuthorizedException', 'Access Token has been revoked'),
      )
    expect(await call('GetUser', { AccessToken: other.AccessToken })).toHaveProperty('Username')
  })

  it.each([
    ['taken back already', ({ revoke }) => revoke()],
    ['over', ({ clock }) => (clock.at += 31 * day)],
    [
      'of a user who is gone',
      ({ call, pool }) => call('AdminDeleteUser', { UserPoolId: pool.id, Username: 'ana' }),
    ],
  ] as [string, (made: Awaited<ReturnType<typeof open>>) => unknown][])(
    'is content with a token that is %s',
    async (_, change) => {
      const made = await open()
      await change(made)
      expect(await made.revoke()).toEqual({})
    },
  )

  it('is content with a token that nobody knows', async () => {
    const { revoke, tokens } = await open()
    for (const Token of ['nonsense', tokens.RefreshToken.slice(0, -2)])
      expect(await revoke({ Token })).toEqual({})
  })

  it('takes the whole sign-in back by a token that was rotated away', async () => {
    const { exchange, revoke } = await open({
      client: { RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 0 } },
    })
    const { RefreshToken = '' } = (await exchange()) ?? {}
    await revoke()
    await expect(exchange({ RefreshToken })).rejects.toEqual(
      fault('NotAuthorizedException', 'Refresh Token has been revoked'),
    )
  })

  it.each(['IdToken', 'AccessToken'] as const)('cannot take an %s back', async (kind) => {
    const { revoke, tokens } = await open()
    await expect(revoke({ Token: tokens[kind] })).rejects.toEqual(fault('UnsupportedTokenTypeException'))
  })

  it.each([
    ['a client that is not there', {}, { ClientId: 'gone' }, 'UnauthorizedException'],
    ['a token of another client', {}, { ClientId: 'otherclient0000000000000bb' }, 'UnauthorizedException'],
    [
      'a client that cannot revoke',
      { client: { EnableTokenRevocation: false } },
      {},
      'UnsupportedOperationException',
    ],
  ])('refuses %s', async (_, setting, more, code) => {
    const { revoke, refresh } = await open(setting)
    await expect(revoke(more)).rejects.toEqual(fault(code))
    expect(await refresh()).toHaveProperty('IdToken')
  })

  it('needs the secret of a client that has one', async () => {
    const secret = 'secretexample1234567890abcdefghijkl'
    const SECRET_HASH = secretHash(secret, 'ana', 'webclient000000000000000aa')
    const { revoke, client } = await open({ secret }, { SECRET_HASH })
    for (const more of [{}, { ClientSecret: 'anotherexample1234567890abcdefghijk' }])
      await expect(revoke(more)).rejects.toEqual(
        fault('UnauthorizedException', `Unable to verify secret for client ${client.id}`),
      )
    expect(await revoke({ ClientSecret: secret })).toEqual({})
  })
})

describe('the life of tokens', () => {
  const life = (token: string) => says(token).exp - says(token).iat

  it.each([
    ['an hour, where nothing is said', {}, 3600, 3600],
    [
      'an hour, where zero is said',
      {
        AccessTokenValidity: 0,
        IdTokenValidity: 0,
        TokenValidityUnits: { AccessToken: 'minutes', IdToken: 'minutes' },
      },
      3600,
      3600,
    ],
    ['hours, where no unit is said', { AccessTokenValidity: 2, IdTokenValidity: 3 }, 7200, 10_800],
    [
      'seconds',
      {
        AccessTokenValidity: 300,
        IdTokenValidity: 301,
        TokenValidityUnits: { AccessToken: 'seconds', IdToken: 'seconds' },
      },
      300,
      301,
    ],
    [
      'minutes',
      {
        AccessTokenValidity: 5,
        IdTokenValidity: 6,
        TokenValidityUnits: { AccessToken: 'minutes', IdToken: 'minutes' },
      },
      300,
      360,
    ],
    ['a day', { AccessTokenValidity: 1, TokenValidityUnits: { AccessToken: 'days' } }, 86_400, 3600],
  ])('is %s', async (_, client, access, id) => {
    const { tokens } = await open({ client: client as Setting['client'] & object })
    expect([life(tokens.AccessToken), life(tokens.IdToken), tokens.ExpiresIn]).toEqual([access, id, access])
  })

  it.each([
    ['thirty days', {}, 30 * day],
    [
      'thirty days, where zero is said',
      { RefreshTokenValidity: 0, TokenValidityUnits: { RefreshToken: 'minutes' } },
      30 * day,
    ],
    ['days, where no unit is said', { RefreshTokenValidity: 2 }, 2 * day],
    ['minutes', { RefreshTokenValidity: 90, TokenValidityUnits: { RefreshToken: 'minutes' } }, 90 * 60_000],
  ])('is for refreshing %s', async (_, client, milliseconds) => {
    const { refresh, clock } = await open({ client: client as Setting['client'] & object })
    clock.at += milliseconds - 1
    expect(await refresh()).toHaveProperty('IdToken')
    clock.at += 1
    await expect(refresh()).rejects.toThrow('Refresh Token has expired')
  })

  it('cannot be traced, where tokens cannot be revoked', async () => {
    const { tokens } = await open({ client: { EnableTokenRevocation: false } })
    for (const token of [tokens.IdToken, tokens.AccessToken])
      for (const claim of ['jti', 'origin_jti']) expect(says(token)).not.toHaveProperty(claim)
  })

  it('is traced where refresh tokens rotate, whatever is said of revoking', async () => {
    const { tokens } = await open({
      client: { EnableTokenRevocation: false, RefreshTokenRotation: { Feature: 'ENABLED' } } as object,
    })
    expect(says(tokens.AccessToken)).toHaveProperty('origin_jti')
  })
})

describe('groups in tokens', () => {
  const role = (name: string) => `arn:aws:iam::123456789012:role/${name}`
  const group = (GroupName: string, Precedence?: number, RoleArn?: string) => ({
    GroupName,
    ...(Precedence !== undefined && { Precedence }),
    ...(RoleArn && { RoleArn: role(RoleArn) }),
  })

  it.each([
    ["nobody's, where there are none", [], undefined, undefined, undefined],
    [
      'in the order of their precedence, those without one last',
      [group('late'), group('two', 2, 'b'), group('one', 1, 'a'), group('also')],
      ['one', 'two', 'also', 'late'],
      ['a', 'b'],
      'a',
    ],
    ['without roles', [group('one', 1)], ['one'], undefined, undefined],
    ['with a role they share', [group('one', 1, 'a'), group('uno', 1, 'a')], ['one', 'uno'], ['a'], 'a'],
    [
      'with no preferred role in a tie',
      [group('one', 1, 'a'), group('uno', 1, 'b')],
      ['one', 'uno'],
      ['a', 'b'],
      undefined,
    ],
    [
      "with the best one's role, though others tie",
      [group('zero', 0, 'z'), group('one', 1, 'a'), group('uno', 1, 'b')],
      ['zero', 'one', 'uno'],
      ['z', 'a', 'b'],
      'z',
    ],
    ['with the only role of the best', [group('one', 1), group('uno', 1, 'a')], ['one', 'uno'], ['a'], 'a'],
    ['with a role where none has precedence', [group('one', undefined, 'a')], ['one'], ['a'], 'a'],
  ])('are %s', async (_, groups, names, roles, preferred) => {
    const { call, pool, signIn } = await world({ groups: [...groups, group('strangers', 0, 'x')] })
    for (const { GroupName } of groups)
      await call('AdminAddUserToGroup', { UserPoolId: pool.id, Username: 'ana', GroupName })
    const { IdToken, AccessToken } = await signIn()
    const [id, access] = [says(IdToken), says(AccessToken)]
    expect([id['cognito:groups'], access['cognito:groups']]).toEqual([names, names])
    expect([id['cognito:roles'], id['cognito:preferred_role']]).toEqual([
      roles?.map(role),
      preferred && role(preferred),
    ])
    expect([access['cognito:roles'], access['cognito:preferred_role']]).toEqual([undefined, undefined])
  })
})
