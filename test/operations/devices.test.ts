import { describe, expect, it } from 'vitest'
import type { UserPoolProperties } from '../../src/model/cloudformation.ts'
import { device, type NewDevice } from '../device-client.ts'
import { claim, SRP_A } from '../srp-client.ts'
import { ana, fault, password, says, world, type Setting } from '../world.ts'

const UserPoolId = 'us-east-1_TestPool1'
const right = { USERNAME: 'ana', PASSWORD: password }
const noDevice = fault('ResourceNotFoundException', 'Device does not exist.')
const bob = { ...ana, username: 'bob', sub: '7f1e0d1c-1111-4222-8333-944455556666', attributes: {} }

/** A pool that knows devices. */
const tracking = (
  DeviceConfiguration: NonNullable<UserPoolProperties['DeviceConfiguration']> = {},
  more: Setting = {},
) => world({ ...more, pool: { ...more.pool, DeviceConfiguration } })
/** One that asks for a second proof by mail, which a remembered device spares. */
const sparing = (more: Partial<UserPoolProperties['DeviceConfiguration']> = {}) =>
  tracking(
    { ChallengeRequiredOnNewDevice: true, ...more },
    { pool: { MfaConfiguration: 'ON', EnabledMfas: ['EMAIL_OTP'] } },
  )

type World = Awaited<ReturnType<typeof world>>

/** Signs in with no device, giving a second proof where one is asked for. */
async function arrive({ start, answer, code }: World, more: Record<string, string> = {}) {
  const begun = await start('USER_PASSWORD_AUTH', { ...right, ...more })
  const done = begun.Session ? await answer(begun, { USERNAME: 'ana', EMAIL_OTP_CODE: code() }) : begun
  const { AccessToken = '', RefreshToken = '', NewDeviceMetadata = {} } = done.AuthenticationResult ?? {}
  return { AccessToken, RefreshToken, NewDeviceMetadata: NewDeviceMetadata as NewDevice }
}
/** Signs in and confirms the device. */
async function confirmed(made: World, DeviceName = 'laptop') {
  const { AccessToken, RefreshToken, NewDeviceMetadata } = await arrive(made)
  const own = device(NewDeviceMetadata)
  const said = await made.call('ConfirmDevice', {
    AccessToken,
    DeviceKey: own.key,
    DeviceSecretVerifierConfig: own.DeviceSecretVerifierConfig,
    DeviceName,
  })
  return { AccessToken, RefreshToken, own, said }
}
/** Answers both questions that a known device is asked. */
async function prove(
  { answer }: World,
  asked: { Session?: string | undefined },
  own: ReturnType<typeof device>,
) {
  const half = await answer({ ...asked, ChallengeName: 'DEVICE_SRP_AUTH' }, own.opening)
  expect(half.ChallengeName).toBe('DEVICE_PASSWORD_VERIFIER')
  return answer(half, own.claim(half.ChallengeParameters))
}

describe('a sign-in in a pool that knows devices', () => {
  it('gives a key to a device that it does not know, and the access token says it', async () => {
    const made = await tracking()
    const { AccessToken, NewDeviceMetadata } = await arrive(made)
    expect(NewDeviceMetadata).toEqual({
      DeviceKey: expect.stringMatching(/^us-east-1_[0-9a-f-]{36}$/),
      DeviceGroupKey: expect.stringMatching(/^-[0-9a-f]{8}$/),
    })
    expect(says(AccessToken)['device_key']).toBe(NewDeviceMetadata.DeviceKey)
  })

  it('gives none in a pool that knows none, whatever key it is sent', async () => {
    const made = await world()
    const { AccessToken, NewDeviceMetadata } = await arrive(made, { DEVICE_KEY: 'us-east-1_0a' })
    expect(NewDeviceMetadata).toEqual({})
    expect(says(AccessToken)).not.toHaveProperty('device_key')
  })

  it('has a known device prove itself by SRP, and gives it no new key', async () => {
    const made = await tracking()
    const { own } = await confirmed(made)
    made.clock.at += 5000
    const asked = await made.start('USER_PASSWORD_AUTH', { ...right, DEVICE_KEY: own.key })
    expect(asked).toMatchObject({ ChallengeName: 'DEVICE_SRP_AUTH', ChallengeParameters: {} })
    const { AuthenticationResult } = await prove(made, asked, own)
    expect(AuthenticationResult).not.toHaveProperty('NewDeviceMetadata')
    expect(says(AuthenticationResult?.AccessToken)['device_key']).toBe(own.key)
    const { Device } = await made.call('AdminGetDevice', { UserPoolId, Username: 'ana', DeviceKey: own.key })
    expect(Device.DeviceLastAuthenticatedDate).toBe(made.clock.at / 1000)
  })

  it('takes the key with the answer to the password, too', async () => {
    const made = await tracking()
    const { own } = await confirmed(made)
    const asked = await made.start('USER_SRP_AUTH', { USERNAME: 'ana', SRP_A })
    const given = claim(asked.ChallengeParameters, UserPoolId, password)
    const next = await made.answer(asked, { ...given, DEVICE_KEY: own.key })
    expect((await prove(made, next, own)).AuthenticationResult).toBeDefined()
  })

  it('refuses a device that has another secret', async () => {
    const made = await tracking()
    const { own } = await confirmed(made)
    const asked = await made.start('USER_PASSWORD_AUTH', { ...right, DEVICE_KEY: own.key })
    const thief = device({ DeviceKey: own.key, DeviceGroupKey: '-00000000' }, 'a guess')
    await expect(prove(made, asked, thief)).rejects.toEqual(fault('NotAuthorizedException'))
  })

  it('refuses another key than the one that was named first', async () => {
    const made = await tracking()
    const { own } = await confirmed(made)
    const { own: other } = await confirmed(made, 'phone')
    const asked = await made.start('USER_PASSWORD_AUTH', { ...right, DEVICE_KEY: own.key })
    await expect(made.answer(asked, other.opening)).rejects.toEqual(fault('NotAuthorizedException'))
  })

  it('does not know a device that was never confirmed, that was forgotten, or that is of somebody else', async () => {
    const made = await tracking({}, { users: [ana, bob] })
    const { NewDeviceMetadata } = await arrive(made)
    const { own, AccessToken } = await confirmed(made)
    await made.call('ForgetDevice', { AccessToken, DeviceKey: own.key })
    const { own: hers } = await confirmed(made)
    const { password: kept } = ana
    await made.store.commit([
      {
        kind: 'make device',
        device: {
          poolId: UserPoolId,
          username: 'bob',
          key: 'us-east-1_b0b',
          remembered: true,
          verifier: kept ?? { salt: '01', verifier: '02' },
          createdAt: 0,
          modifiedAt: 0,
          authenticatedAt: 0,
        },
        taken: { code: 'DeviceKeyExistsException' },
      },
    ])
    for (const key of [NewDeviceMetadata.DeviceKey ?? '', own.key, 'us-east-1_b0b'])
      await expect(arrive(made, { DEVICE_KEY: key })).rejects.toEqual(noDevice)
    expect(await made.start('USER_PASSWORD_AUTH', { ...right, DEVICE_KEY: hers.key })).toMatchObject({
      ChallengeName: 'DEVICE_SRP_AUTH',
    })
  })

  it('tells of an unknown device only whoever knows the password, who may then answer without it', async () => {
    const made = await tracking()
    const key = { DEVICE_KEY: 'us-east-1_0a' }
    await expect(arrive(made, { ...key, PASSWORD: 'wrong' })).rejects.toEqual(fault('NotAuthorizedException'))
    const asked = await made.start('USER_SRP_AUTH', { USERNAME: 'ana', SRP_A, ...key })
    const given = claim(asked.ChallengeParameters, UserPoolId, password)
    await expect(made.answer(asked, { ...given, ...key })).rejects.toEqual(noDevice)
    expect((await made.answer(asked, given)).AuthenticationResult?.NewDeviceMetadata).toBeDefined()
  })
})

describe('a second proof', () => {
  it('is spared to a remembered device that proves itself, where the pool says so', async () => {
    const made = await sparing()
    const { own } = await confirmed(made)
    const asked = await made.start('USER_PASSWORD_AUTH', { ...right, DEVICE_KEY: own.key })
    expect(asked.ChallengeName).toBe('DEVICE_SRP_AUTH')
    expect((await prove(made, asked, own)).AuthenticationResult).toBeDefined()
  })

  it.each<[string, () => Promise<World>, boolean]>([
    [
      'a device that is known, but not remembered',
      () => sparing({ DeviceOnlyRememberedOnUserPrompt: true }),
      true,
    ],
    [
      'a remembered one, where the pool does not say so',
      () => sparing({ ChallengeRequiredOnNewDevice: false }),
      true,
    ],
    ['a device that is not known', () => sparing(), false],
  ])('is asked of %s', async (_, open, known) => {
    const made = await open()
    const { own } = await confirmed(made)
    const asked = await made.start('USER_PASSWORD_AUTH', { ...right, ...(known && { DEVICE_KEY: own.key }) })
    expect(asked.ChallengeName).toBe('EMAIL_OTP')
    const next = await made.answer(asked, { USERNAME: 'ana', EMAIL_OTP_CODE: made.code() })
    expect(next.ChallengeName).toBe(known ? 'DEVICE_SRP_AUTH' : undefined)
  })

  it('is asked for again of a device that is forgotten while it proves itself', async () => {
    const made = await sparing()
    const { own } = await confirmed(made)
    const asked = await made.start('USER_PASSWORD_AUTH', { ...right, DEVICE_KEY: own.key })
    const half = await made.answer(asked, own.opening)
    await made.call('AdminForgetDevice', { UserPoolId, Username: 'ana', DeviceKey: own.key })
    await expect(made.answer(half, own.claim(half.ChallengeParameters))).rejects.toEqual(noDevice)
  })
})

describe('ConfirmDevice', () => {
  it.each([
    [{}, false, 'remembered'],
    [{ DeviceOnlyRememberedOnUserPrompt: true }, true, 'not_remembered'],
  ])(
    'says in a pool of %o whether the user must be asked',
    async (rules, UserConfirmationNecessary, status) => {
      const made = await tracking(rules)
      const { own, said, AccessToken } = await confirmed(made)
      expect(said).toEqual({ UserConfirmationNecessary })
      const { Device } = await made.call('GetDevice', { AccessToken, DeviceKey: own.key })
      expect(Device).toEqual({
        DeviceKey: own.key,
        DeviceAttributes: [
          { Name: 'device_status', Value: 'valid' },
          { Name: 'device_name', Value: 'laptop' },
          { Name: 'dev:device_remembered_status', Value: status },
        ],
        DeviceCreateDate: made.clock.at / 1000,
        DeviceLastModifiedDate: made.clock.at / 1000,
        DeviceLastAuthenticatedDate: made.clock.at / 1000,
      })
    },
  )

  it('takes a device once', async () => {
    const made = await tracking()
    const { AccessToken, own } = await confirmed(made)
    const again = {
      AccessToken,
      DeviceKey: own.key,
      DeviceSecretVerifierConfig: own.DeviceSecretVerifierConfig,
    }
    await expect(made.call('ConfirmDevice', again)).rejects.toEqual(fault('DeviceKeyExistsException'))
  })

  it('takes no key but that of the very sign-in', async () => {
    const made = await tracking()
    const { AccessToken } = await arrive(made)
    const { NewDeviceMetadata } = await arrive(made)
    const { key: DeviceKey, DeviceSecretVerifierConfig } = device(NewDeviceMetadata)
    await expect(
      made.call('ConfirmDevice', { AccessToken, DeviceKey, DeviceSecretVerifierConfig }),
    ).rejects.toEqual(fault('InvalidParameterException', 'Invalid device key given.'))
  })

  it.each([
    ['none', undefined],
    ['one without a salt', { PasswordVerifier: 'CAkK' }],
    ['one that anybody could answer', { PasswordVerifier: 'AQ==', Salt: 'CAkK' }],
    ['one that is too long', { PasswordVerifier: Buffer.alloc(400, 7).toString('base64'), Salt: 'CAkK' }],
  ])('takes no secret verifier that is %s', async (_, DeviceSecretVerifierConfig) => {
    const made = await tracking()
    const { AccessToken, NewDeviceMetadata } = await arrive(made)
    const DeviceKey = NewDeviceMetadata.DeviceKey ?? ''
    await expect(
      made.call('ConfirmDevice', { AccessToken, DeviceKey, DeviceSecretVerifierConfig }),
    ).rejects.toEqual(fault('InvalidParameterException'))
  })
})

describe('devices of a user', () => {
  it('are listed while they are remembered, a page at a time, to the user and to administrators', async () => {
    const made = await tracking({ DeviceOnlyRememberedOnUserPrompt: true })
    const found = [await confirmed(made), await confirmed(made), await confirmed(made)]
    const { AccessToken } = found[0] as (typeof found)[number]
    expect(await made.call('ListDevices', { AccessToken })).toEqual({ Devices: [] })
    const keys = found.map(({ own }) => own.key).sort()
    const status = { DeviceRememberedStatus: 'remembered' } as const
    await made.call('UpdateDeviceStatus', { AccessToken, DeviceKey: keys[0] ?? '', ...status })
    for (const DeviceKey of keys.slice(1))
      await made.call('AdminUpdateDeviceStatus', { UserPoolId, Username: 'ana', DeviceKey, ...status })
    const first = await made.call('ListDevices', { AccessToken, Limit: 2 })
    const { PaginationToken } = first
    const rest = await made.call('AdminListDevices', { UserPoolId, Username: 'ana', PaginationToken })
    expect(rest.PaginationToken).toBeUndefined()
    expect([...(first.Devices ?? []), ...(rest.Devices ?? [])].map(({ DeviceKey }) => DeviceKey)).toEqual(
      keys,
    )
    const no = { DeviceRememberedStatus: 'not_remembered' } as const
    await made.call('UpdateDeviceStatus', { AccessToken, DeviceKey: keys[0] ?? '', ...no })
    expect((await made.call('ListDevices', { AccessToken })).Devices).toHaveLength(2)
  })

  it('that are not there are so for every operation', async () => {
    const made = await tracking()
    const { AccessToken } = await arrive(made)
    const DeviceKey = 'us-east-1_0a'
    const admin = { UserPoolId, Username: 'ana', DeviceKey }
    for (const asked of [
      () => made.call('GetDevice', { AccessToken, DeviceKey }),
      () => made.call('ForgetDevice', { AccessToken, DeviceKey }),
      () => made.call('UpdateDeviceStatus', { AccessToken, DeviceKey, DeviceRememberedStatus: 'remembered' }),
      () => made.call('AdminGetDevice', admin),
      () => made.call('AdminForgetDevice', admin),
      () => made.call('AdminUpdateDeviceStatus', { ...admin, DeviceRememberedStatus: 'remembered' }),
    ])
      await expect(asked()).rejects.toEqual(noDevice)
  })

  it('are those of nobody where there is nobody, in the words that each operation has', async () => {
    const { call } = await tracking()
    const nobody = { UserPoolId, Username: 'nobody', DeviceKey: 'us-east-1_0a' }
    await expect(call('AdminGetDevice', nobody)).rejects.toEqual(fault('ResourceNotFoundException'))
    await expect(call('AdminListDevices', nobody)).rejects.toEqual(fault('ResourceNotFoundException'))
    await expect(call('AdminForgetDevice', nobody)).rejects.toEqual(fault('UserNotFoundException'))
    await expect(call('AdminUpdateDeviceStatus', nobody)).rejects.toEqual(fault('UserNotFoundException'))
  })

  it.each(['GetDevice', 'ForgetDevice'] as const)('need a token for %s', async (name) => {
    const { call } = await tracking()
    await expect(call(name, { DeviceKey: 'us-east-1_0a' })).rejects.toEqual(fault('NotAuthorizedException'))
  })

  it('are gone with the user', async () => {
    const made = await tracking()
    const { AccessToken, own } = await confirmed(made)
    await made.call('DeleteUser', { AccessToken })
    expect(await made.store.device(UserPoolId, 'ana', own.key)).toBeUndefined()
  })
})

describe('a refresh token that was given to a device', () => {
  const refuses = fault('NotAuthorizedException', 'Invalid Refresh Token')

  it('is good for that device alone, and says it again', async () => {
    const made = await tracking()
    const { RefreshToken, own } = await confirmed(made)
    const { own: other } = await confirmed(made)
    const refresh = (more: Record<string, string>) =>
      made.start('REFRESH_TOKEN_AUTH', { REFRESH_TOKEN: RefreshToken, ...more })
    await expect(refresh({})).rejects.toEqual(refuses)
    await expect(refresh({ DEVICE_KEY: other.key })).rejects.toEqual(refuses)
    const { AuthenticationResult } = await refresh({ DEVICE_KEY: own.key })
    expect(says(AuthenticationResult?.AccessToken)['device_key']).toBe(own.key)
    const exchange = { ClientId: made.client.id, RefreshToken }
    await expect(made.call('GetTokensFromRefreshToken', exchange)).rejects.toEqual(refuses)
    await made.call('GetTokensFromRefreshToken', { ...exchange, DeviceKey: own.key })
  })

  it('is of no use before the device is confirmed, and once it is forgotten', async () => {
    const made = await tracking()
    const early = await arrive(made)
    const { RefreshToken, AccessToken, own } = await confirmed(made)
    await made.call('ForgetDevice', { AccessToken, DeviceKey: own.key })
    for (const [REFRESH_TOKEN, DEVICE_KEY] of [
      [early.RefreshToken, early.NewDeviceMetadata.DeviceKey ?? ''],
      [RefreshToken, own.key],
    ] as const)
      await expect(made.start('REFRESH_TOKEN_AUTH', { REFRESH_TOKEN, DEVICE_KEY })).rejects.toEqual(refuses)
  })
})
