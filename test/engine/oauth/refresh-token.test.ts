import { beforeEach, describe, expect, it } from 'vitest'
import { fault, says } from '../../world.ts'
import { app, type App } from './app.ts'

let made: App
beforeEach(async () => void (made = await app()))
const asked = { scope: 'openid email', resource: 'https://api.example.com', nonce: 'once' }

describe('a refresh token', () => {
  it('gives new tokens of the same grant, and stays', async () => {
    const first = await made.redeem(await made.code(asked))
    made.clock.at += 60_000
    const next = await made.refresh(first.refreshToken, {
      scope: 'openid profile',
      resource: 'https://x.example',
    })
    expect(next).not.toHaveProperty('refreshToken')
    const [before, after] = [says(first.accessToken), says(next.accessToken)]
    const same = ['sub', 'scope', 'version', 'aud', 'origin_jti', 'auth_time', 'client_id', 'username']
    for (const name of same) expect([name, after[name]]).toEqual([name, before[name]])
    expect(after.jti).not.toBe(before.jti)
    expect(after.iat).toBe(before.iat + 60)
    expect(says(next.idToken)).toMatchObject({ email: 'ana@example.com', at_hash: expect.any(String) })
    expect(says(next.idToken)).not.toHaveProperty('nonce')
    expect(says(next.idToken)).not.toHaveProperty('phone_number')
    await expect(made.refresh(first.refreshToken)).resolves.toHaveProperty('accessToken')
  })

  it('tells the script why, with the scopes of its grant and no metadata', async () => {
    made = await app({ scripts: { PreTokenGeneration: (event) => event }, version: 'V3_0' })
    const { refreshToken } = await made.redeem(await made.code(asked))
    await made.refresh(refreshToken, { aws_client_metadata: '{"a":"b"}' })
    const [, event] = made.seen
    expect(event).toMatchObject({
      triggerSource: 'TokenGeneration_RefreshTokens',
      request: { scopes: ['openid', 'email'] },
    })
    expect(event?.request).not.toHaveProperty('clientMetadata')
  })

  it('of a sign-in by the API gives tokens as the API does', async () => {
    const { RefreshToken, AccessToken } = await made.signIn()
    const { accessToken, idToken } = await made.refresh(RefreshToken)
    expect(idToken).toBeDefined()
    expect(says(accessToken)).not.toHaveProperty('version')
    expect(says(accessToken).scope).toBe(says(AccessToken).scope)
  })

  it.each<[string, (made: App, token: string) => Promise<unknown>]>([
    ['was revoked', ({ call, client }, Token) => call('RevokeToken', { ClientId: client.id, Token })],
    ['has expired', async ({ clock }) => (clock.at += 30 * 86_400_000)],
    ['is of a user who was disabled', ({ patch }) => patch({ enabled: false })],
    [
      'is of a user who signed out everywhere',
      ({ patch, clock }) => patch({ validSince: (clock.at += 2_000) }),
    ],
    [
      'is of a user who is gone',
      ({ store, pool }) => store.commit([{ kind: 'delete user', poolId: pool.id, username: 'ana' }]),
    ],
    [
      'is of a client that may not read its attributes any more',
      async ({ client }) => Object.assign(client.properties, { ReadAttributes: ['email'] }),
    ],
  ])('gives nothing when it %s', async (_, happens) => {
    const { refreshToken = '' } = await made.redeem(await made.code(asked))
    await happens(made, refreshToken)
    await expect(made.refresh(refreshToken)).rejects.toEqual(fault('invalid_grant', ''))
  })

  it('is of its client alone', async () => {
    const other = { ...made.other, properties: { ...made.client.properties, ClientName: 'other' } }
    Object.assign(made.pool, { clients: [made.client, other] })
    const { refreshToken = '' } = await made.redeem(await made.code())
    const form = { grant_type: 'refresh_token', refresh_token: refreshToken }
    await expect(made.ask(form, { clientId: other.id })).rejects.toEqual(fault('invalid_grant'))
    await expect(made.ask(form)).resolves.toHaveProperty('accessToken')
  })

  it.each([
    ['an access token', 'accessToken'],
    ['an ID token', 'idToken'],
  ] as const)('is not %s', async (_, name) => {
    const tokens = await made.redeem(await made.code())
    await expect(made.refresh(tokens[name])).rejects.toEqual(fault('invalid_grant'))
  })

  it('says what a script refused with', async () => {
    let sour = false
    made = await app({
      scripts: {
        PreTokenGeneration: (event) => {
          if (sour) throw new Error('not now')
          return event
        },
      },
    })
    const { refreshToken } = await made.redeem(await made.code())
    sour = true
    await expect(made.refresh(refreshToken)).rejects.toEqual(
      fault('UserLambdaValidationException', /not now/),
    )
  })
})

describe('a refresh token that is rotated', () => {
  const rotating = (RetryGracePeriodSeconds = 0) =>
    app({ client: { RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds } } })

  it('gives another in its place, which ends when the first would have', async () => {
    made = await rotating()
    const first = await made.redeem(await made.code(asked))
    made.clock.at += 86_400_000
    const next = await made.refresh(first.refreshToken)
    expect(next.refreshToken).toEqual(expect.any(String))
    expect(next.refreshToken).not.toBe(first.refreshToken)
    await expect(made.refresh(first.refreshToken)).rejects.toEqual(fault('invalid_grant', ''))
    const last = await made.refresh(next.refreshToken)
    expect(says(last.accessToken)).toMatchObject({ version: 2, aud: 'https://api.example.com' })
    made.clock.at += 29 * 86_400_000
    await expect(made.refresh(last.refreshToken)).rejects.toEqual(fault('invalid_grant', ''))
  })

  it('still counts within its grace, and not after it', async () => {
    made = await rotating(60)
    const { refreshToken } = await made.redeem(await made.code())
    await made.refresh(refreshToken)
    made.clock.at += 59_999
    await expect(made.refresh(refreshToken)).resolves.toHaveProperty('refreshToken')
    made.clock.at += 1
    await expect(made.refresh(refreshToken)).rejects.toEqual(fault('invalid_grant', ''))
  })

  it('is traded once where it comes several times at once', async () => {
    made = await rotating()
    const { refreshToken } = await made.redeem(await made.code())
    const came = await Promise.allSettled(Array.from({ length: 6 }, () => made.refresh(refreshToken)))
    expect(came.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    for (const one of came)
      if (one.status === 'rejected') expect(one.reason).toEqual(fault('invalid_grant', ''))
  })
})

describe('a refresh token of a remembered device', () => {
  it('is only for that device', async () => {
    made = await app({
      pool: {
        DeviceConfiguration: { ChallengeRequiredOnNewDevice: false, DeviceOnlyRememberedOnUserPrompt: false },
      },
    })
    const { AuthenticationResult } = await made.start('USER_PASSWORD_AUTH', {
      USERNAME: 'ana',
      PASSWORD: 'Corr3ct-Horse!',
    })
    const key = AuthenticationResult?.NewDeviceMetadata?.DeviceKey ?? ''
    await made.call('ConfirmDevice', {
      AccessToken: AuthenticationResult?.AccessToken ?? '',
      DeviceKey: key,
      DeviceSecretVerifierConfig: { PasswordVerifier: 'c29tZSBiaWcgbnVtYmVy', Salt: 'c2FsdA==' },
    })
    const token = AuthenticationResult?.RefreshToken
    for (const wrong of [{}, { device_key: `${key}x` }])
      await expect(made.refresh(token, wrong)).rejects.toEqual(fault('invalid_grant', ''))
    await expect(made.refresh(token, { device_key: key })).resolves.toHaveProperty('accessToken')
  })
})
