import { describe, expect, it } from 'vitest'
import type { User } from '../../src/model/user.ts'
import { ana, fault, password, world } from '../world.ts'

const UserPoolId = 'us-east-1_TestPool1'
const named = { UserPoolId, Username: 'ana' }
const right = { USERNAME: 'ana', PASSWORD: password }

describe('an account', () => {
  it('lets nobody in while it is disabled, whatever they bring, and is there again afterwards', async () => {
    const { call, start, signIn, user } = await world()
    const { AccessToken, RefreshToken } = await signIn()
    await call('AdminDisableUser', named)
    expect((await call('AdminGetUser', named)).Enabled).toBe(false)
    await expect(start('USER_PASSWORD_AUTH', right)).rejects.toEqual(
      fault('NotAuthorizedException', 'User is disabled.'),
    )
    await expect(call('GetUser', { AccessToken })).rejects.toEqual(fault('NotAuthorizedException'))
    await expect(start('REFRESH_TOKEN_AUTH', { REFRESH_TOKEN: RefreshToken })).rejects.toEqual(
      fault('NotAuthorizedException'),
    )
    await call('AdminEnableUser', named)
    expect((await user())?.enabled).toBe(true)
    expect((await start('USER_PASSWORD_AUTH', right)).AuthenticationResult).toBeDefined()
  })

  it('is signed out everywhere by an administrator', async () => {
    const { call, signIn } = await world()
    const { AccessToken } = await signIn()
    await call('AdminUserGlobalSignOut', named)
    await expect(call('GetUser', { AccessToken })).rejects.toEqual(
      fault('NotAuthorizedException', 'Access Token has been revoked'),
    )
  })

  it('has its password reset by an administrator, and takes the code that is sent', async () => {
    const { call, start, client, inbox, code } = await world({
      client: { PreventUserExistenceErrors: 'LEGACY' },
    })
    expect(await call('AdminResetUserPassword', named)).toEqual({})
    expect(inbox).toMatchObject([{ reason: 'ForgotPassword', to: 'ana@example.com' }])
    expect((await call('AdminGetUser', named)).UserStatus).toBe('RESET_REQUIRED')
    await expect(start('USER_PASSWORD_AUTH', right)).rejects.toEqual(fault('PasswordResetRequiredException'))
    await call('ConfirmForgotPassword', {
      ClientId: client.id,
      Username: 'ana',
      ConfirmationCode: code(),
      Password: 'Brand-New-1',
    })
    expect(
      (await start('USER_PASSWORD_AUTH', { ...right, PASSWORD: 'Brand-New-1' })).AuthenticationResult,
    ).toBeDefined()
  })

  it.each<[string, User, string]>([
    [
      'has no verified address',
      { ...ana, attributes: { email: 'ana@example.com', email_verified: 'false' } },
      'InvalidParameterException',
    ],
    ['was never used', { ...ana, status: 'FORCE_CHANGE_PASSWORD' }, 'NotAuthorizedException'],
  ])('keeps its password where it %s', async (_, who, code) => {
    const { call, user } = await world({ users: [who] })
    await expect(call('AdminResetUserPassword', named)).rejects.toEqual(fault(code))
    expect((await user())?.status).toBe(who.status)
  })

  it('is deleted by its user, whose tokens count no more', async () => {
    const { call, signIn, user } = await world()
    const { AccessToken } = await signIn()
    await call('DeleteUser', { AccessToken })
    expect(await user()).toBeUndefined()
    await expect(call('GetUser', { AccessToken })).rejects.toEqual(fault('NotAuthorizedException'))
  })
})

describe('attributes that are taken away', () => {
  const withMore: User = { ...ana, attributes: { ...ana.attributes, nickname: 'an', 'custom:plan': 'gold' } }
  const pool = {
    Schema: [
      { Name: 'plan', Mutable: true },
      { Name: 'email', Mutable: true, Required: true },
    ],
  }

  it('are gone, by the user and by an administrator', async () => {
    const { call, signIn, user } = await world({ users: [withMore], pool })
    const { AccessToken } = await signIn()
    await call('DeleteUserAttributes', { AccessToken, UserAttributeNames: ['nickname'] })
    await call('AdminDeleteUserAttributes', { ...named, UserAttributeNames: ['custom:plan'] })
    expect((await user())?.attributes).toEqual(ana.attributes)
  })

  it('take along that they were verified', async () => {
    const { call, user } = await world()
    await call('AdminDeleteUserAttributes', { ...named, UserAttributeNames: ['email'] })
    expect((await user())?.attributes).toEqual({})
  })

  it.each([
    ['that the pool does not know', ['custom:none']],
    ['that is required', ['email']],
  ])('are not one %s', async (_, UserAttributeNames) => {
    const { call } = await world({ users: [withMore], pool })
    await expect(call('AdminDeleteUserAttributes', { ...named, UserAttributeNames })).rejects.toEqual(
      fault('InvalidParameterException'),
    )
  })

  it('are not one that the client may not write', async () => {
    const { call, signIn } = await world({
      users: [withMore],
      pool,
      client: { WriteAttributes: ['nickname'] },
    })
    const { AccessToken } = await signIn()
    await expect(
      call('DeleteUserAttributes', { AccessToken, UserAttributeNames: ['custom:plan'] }),
    ).rejects.toEqual(fault('NotAuthorizedException'))
  })
})

describe('an address', () => {
  const unverified: User = { ...ana, attributes: { email: 'ana@example.com', email_verified: 'false' } }

  it('is verified by the code that is sent to it', async () => {
    const { call, signIn, code, user, inbox } = await world({ users: [unverified] })
    const { AccessToken } = await signIn()
    const said = await call('GetUserAttributeVerificationCode', { AccessToken, AttributeName: 'email' })
    expect(said.CodeDeliveryDetails).toEqual({
      AttributeName: 'email',
      DeliveryMedium: 'EMAIL',
      Destination: 'a***@e***',
    })
    expect(inbox).toMatchObject([{ reason: 'VerifyUserAttribute' }])
    await expect(
      call('VerifyUserAttribute', { AccessToken, AttributeName: 'email', Code: '0' }),
    ).rejects.toEqual(fault('CodeMismatchException'))
    await call('VerifyUserAttribute', { AccessToken, AttributeName: 'email', Code: code() })
    expect((await user())?.attributes['email_verified']).toBe('true')
  })

  it.each([
    ['another attribute', 'nickname'],
    ['one that the user has not got', 'phone_number'],
  ])('is not %s', async (_, AttributeName) => {
    const { call, signIn } = await world()
    const { AccessToken } = await signIn()
    await expect(call('GetUserAttributeVerificationCode', { AccessToken, AttributeName })).rejects.toEqual(
      fault('InvalidParameterException'),
    )
  })

  it('is asked for a code five times an hour', async () => {
    const { call, signIn } = await world({ users: [unverified] })
    const { AccessToken } = await signIn()
    const ask = () => call('GetUserAttributeVerificationCode', { AccessToken, AttributeName: 'email' })
    for (let time = 0; time < 5; time++) await ask()
    await expect(ask()).rejects.toEqual(fault('LimitExceededException'))
  })
})

describe('what somebody can prove themselves by', () => {
  it('is told to them and to administrators', async () => {
    const seed = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'
    const { call } = await world({
      users: [{ ...ana, factors: { authenticator: { seed } } }],
      pool: {
        MfaConfiguration: 'OPTIONAL',
        EnabledMfas: ['SOFTWARE_TOKEN_MFA'],
        Policies: { SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'EMAIL_OTP'] } },
      },
    })
    expect(await call('AdminGetUserAuthFactors', named)).toEqual({
      Username: 'ana',
      UserMFASettingList: ['SOFTWARE_TOKEN_MFA'],
      ConfiguredUserAuthFactors: ['PASSWORD', 'SOFTWARE_TOKEN'],
    })
    await call('AdminDeleteSoftwareToken', named)
    expect(await call('AdminGetUserAuthFactors', named)).toEqual({
      Username: 'ana',
      ConfiguredUserAuthFactors: ['PASSWORD', 'EMAIL_OTP'],
    })
  })

  it('is texts by the words of older clients', async () => {
    const { call } = await world({
      users: [
        {
          ...ana,
          attributes: { ...ana.attributes, phone_number: '+15550001234', phone_number_verified: 'true' },
        },
      ],
      pool: { MfaConfiguration: 'OPTIONAL', EnabledMfas: ['SMS_MFA'] },
    })
    const MFAOptions = [{ DeliveryMedium: 'SMS' as const, AttributeName: 'phone_number' }]
    await call('AdminSetUserSettings', { ...named, MFAOptions })
    expect((await call('AdminGetUser', named)).UserMFASettingList).toEqual(['SMS_MFA'])
    await call('AdminSetUserSettings', { ...named, MFAOptions: [] })
    expect(await call('AdminGetUser', named)).not.toHaveProperty('UserMFASettingList')
    await expect(
      call('AdminSetUserSettings', { ...named, MFAOptions: [{ DeliveryMedium: 'EMAIL' }] }),
    ).rejects.toEqual(fault('InvalidParameterException'))
  })
})
